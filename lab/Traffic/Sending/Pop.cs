using System.Net;
using System.Net.Sockets;

namespace CdnLab.Traffic.Sending;

/// <summary>A PoP as clients reach it: connections to its address, requests for the lab's host.</summary>
internal sealed class Pop : IDisposable
{
    private readonly HttpMessageInvoker _http;

    public Pop(int index, string name, Uri address, string? host, int connectionsMax)
    {
        (Index, Name) = (index, name);
        Host = new Uri($"{address.Scheme}://{host ?? address.Authority}/");
        _http = new HttpMessageInvoker(HandlerTo(address, connectionsMax));
    }

    public int Index { get; }

    public string Name { get; }

    /// <summary>The root of the URLs that clients ask this PoP for.</summary>
    public Uri Host { get; }

    /// <summary>Whether a URL is of the lab's host, by http or https.</summary>
    public bool Reaches(Uri url) => url.Host == Host.Host && (url.IsDefaultPort || url.Port == Host.Port);

    /// <summary>Sends a request and reads the answer to its end.</summary>
    public async ValueTask<Answer> AskAsync(Ask ask, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Wire(ask.Url));
        request.Headers.TryAddWithoutValidation("User-Agent", ask.UserAgent);
        if (ask.Gzip)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        }
        if (ask.Trace)
        {
            request.Headers.TryAddWithoutValidation(AnswerFields.Trace, "1");
        }
        using var response = await _http.SendAsync(request, cancel);
        await response.Content.CopyToAsync(Stream.Null, cancel);
        var location = response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : null;
        return new Answer((int)response.StatusCode, location, AnswerFields.Of(response));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Every way to write the lab's host leads to this PoP, as all of a CDN's names and ports do.</summary>
    private Uri Wire(Uri url) =>
        url.Port == Host.Port && url.Scheme == Host.Scheme ? url : new Uri(Host, url.PathAndQuery);

    private static SocketsHttpHandler HandlerTo(Uri address, int connectionsMax) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = connectionsMax,
        ConnectCallback = (_, cancel) => ConnectAsync(address, cancel),
    };

    private static async ValueTask<Stream> ConnectAsync(Uri address, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.IdnHost, address.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
