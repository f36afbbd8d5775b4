using System.Net;
using System.Net.Sockets;

namespace CdnLab.Testing;

/// <summary>An origin on a raw TCP listener: records each request as it came and answers what the test scripted,
/// byte for byte, also what no HTTP server would send.</summary>
public sealed class ScriptedOrigin : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<RecordedRequest, ScriptedResponse> _script;
    private readonly List<RecordedRequest> _requests = [];
    private readonly Task _accepting;
    private int _connections;

    public ScriptedOrigin(Func<RecordedRequest, ScriptedResponse> script)
    {
        _script = script;
        _listener.Start();
        Url = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>How many connections were opened so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The requests so far, in the order in which they came in.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Answers the first request with the first response and so on; the last is repeated.</summary>
    public static ScriptedOrigin InOrder(params ScriptedResponse[] responses)
    {
        var served = -1;
        return new ScriptedOrigin(_ => responses[Math.Min(Interlocked.Increment(ref served), responses.Length - 1)]);
    }

    /// <summary>Waits until <paramref name="count"/> requests have come in.</summary>
    public Task ReceivedAsync(int count) =>
        Eventually.TrueAsync(() => Requests.Count >= count, $"{count} requests at the origin");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                served.Add(ServeAsync(client));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var reader = new WireReader(stream);
                while (await reader.ReadAsync(_stop.Token) is { } request)
                {
                    lock (_requests)
                    {
                        _requests.Add(request);
                    }

                    var response = _script(request);
                    await response.After.WaitAsync(_stop.Token);
                    await stream.WriteAsync(response.Bytes, _stop.Token);
                    if (response.Close)
                    {
                        return;
                    }
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException)
            {
                // The client or the test has gone.
            }
        }
    }
}
