using System.Net;
using CdnLab.Redirector.Configuration;

namespace CdnLab.Redirector.Lookup;

/// <summary>Asks the edge. URLs carry the host that is asked for; the connection goes to the edge's address.</summary>
internal sealed class EdgeClient : IDisposable
{
    private readonly HttpClient _client;
    private readonly RedirectorOptions _options;

    public EdgeClient(RedirectorOptions options)
    {
        _options = options;
        Root = options.Host is { } host ? new Uri($"http://{host}/") : options.Target!;
        _client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression =
                options.Client.GzipShare > 0 ? DecompressionMethods.GZip : DecompressionMethods.None,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Where the edge's documents are.</summary>
    public Uri Root { get; }

    public async Task<HttpResponseMessage> GetAsync(Uri url, CancellationToken cancellation)
    {
        var ours = _options.Host is null ? url.Authority == Root.Authority : url.Host == Root.Host;
        var wire = ours ? new Uri(_options.Target!, url.PathAndQuery) : url;
        using var request = new HttpRequestMessage(HttpMethod.Get, wire);
        request.Headers.Host = url.Authority;
        request.Headers.TryAddWithoutValidation("User-Agent", _options.Client.UserAgent);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    public void Dispose() => _client.Dispose();
}
