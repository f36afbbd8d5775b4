using System.Collections.Concurrent;

namespace CdnLab.Overload;

/// <summary>Sends requests when they are due, whatever became of those before: a slow answer slows nothing down.
/// </summary>
public sealed class OpenLoop(Uri edge, TimeProvider clock, long start) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(4);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        BaseAddress = edge, Timeout = TimeSpan.FromSeconds(20),
    };

    private int _underWay;

    public ConcurrentQueue<Outcome> Outcomes { get; } = new();

    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Sends <paramref name="path"/> of 0, 1, … at a rate for a time.</summary>
    public async Task RunAsync(double rate, TimeSpan time, Func<long, string> path)
    {
        var begin = clock.GetElapsedTime(start);
        using var timer = new PeriodicTimer(Tick, clock);
        for (long sent = 0; ;)
        {
            var now = clock.GetElapsedTime(start) - begin;
            if (now >= time)
            {
                return;
            }

            for (; sent < now.TotalSeconds * rate; sent++)
            {
                _ = AskAsync(begin + TimeSpan.FromSeconds(sent / rate), path(sent));
            }

            await timer.WaitForNextTickAsync();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task AskAsync(TimeSpan due, string path)
    {
        Interlocked.Increment(ref _underWay);
        var (status, told) = (0, false);
        try
        {
            using var answer = await _client.GetAsync(path);
            status = (int)answer.StatusCode;
            told = status == 503 && answer.Headers.RetryAfter is not null
                && answer.Headers.TryGetValues("Cache-Status", out var values)
                && values.Any(value => value.Contains("detail=EdgeOverloaded", StringComparison.Ordinal));
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException)
        {
            // Status 0 tells it.
        }

        Interlocked.Decrement(ref _underWay);
        Outcomes.Enqueue(new(due, clock.GetElapsedTime(start) - due, status, told));
    }
}
