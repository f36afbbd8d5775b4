using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CdnLab.Fuzz.Origins;

/// <summary>An origin on raw sockets that answers by the seed in the path, and remembers what it was asked.</summary>
public sealed class HostileOrigin : IAsyncDisposable
{
    private const int EndlessBytesMax = 48 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<ulong, ConcurrentQueue<SeenRequest>> _seen = new();
    private readonly ConcurrentDictionary<(string, string), int> _attempts = new();
    private readonly Task _accepting;
    private int _open;
    private long _requests;

    public HostileOrigin()
    {
        _listener.Start(1000);
        Url = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    public int OpenConnections => Volatile.Read(ref _open);

    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>What was asked for a case; forgotten by this.</summary>
    public IReadOnlyList<SeenRequest> Take(ulong seed)
    {
        foreach (var key in _attempts.Keys.Where(k => k.Item2.StartsWith($"/s{seed}/", StringComparison.Ordinal)))
        {
            _attempts.TryRemove(key, out _);
        }

        return _seen.TryRemove(seed, out var seen) ? [.. seen] : [];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            // The run is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _open);
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var reader = new SeenReader(stream);
                while (await reader.HeadAsync(_stop.Token) is { } request)
                {
                    Interlocked.Increment(ref _requests);
                    _seen.GetOrAdd(request.Seed, _ => new()).Enqueue(request);
                    await reader.ContentAsync(request, _stop.Token);
                    var attempt = _attempts.AddOrUpdate((request.Method, request.Target), 0, (_, known) => known + 1);
                    if (!await AnswerAsync(stream, OriginScript.Of(request, attempt)))
                    {
                        break;
                    }
                }
            }
            catch (Exception ended) when (ended
                is IOException or OperationCanceledException or SocketException or FormatException)
            {
                // The edge has gone, as it may, perhaps in the middle of a chunk size.
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }

    private async Task<bool> AnswerAsync(NetworkStream stream, OriginScript script)
    {
        await Task.Delay(script.Delay, TimeProvider.System, _stop.Token);
        var bytes = Encoding.Latin1.GetBytes(script.Text);
        var cut = script.PauseAt >= 0 && script.PauseAt < bytes.Length ? script.PauseAt : bytes.Length;
        await stream.WriteAsync(bytes.AsMemory(0, cut), _stop.Token);
        if (cut < bytes.Length)
        {
            await Task.Delay(Pause, TimeProvider.System, _stop.Token);
            await stream.WriteAsync(bytes.AsMemory(cut), _stop.Token);
        }

        if (script.Endless.Length > 0)
        {
            var piece = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(script.Endless, 64)));
            for (long sent = 0; sent < EndlessBytesMax; sent += piece.Length)
            {
                await stream.WriteAsync(piece, _stop.Token);
            }
        }

        return !script.Close;
    }
}
