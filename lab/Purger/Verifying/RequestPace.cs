namespace CdnLab.Purger.Verifying;

/// <summary>Lets requests through at a rate.</summary>
internal sealed class RequestPace(double perSecond, TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Requests let through.</summary>
    public int Count { get; private set; }

    /// <summary>Waits for a turn.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Count++;
            _next = _next > now ? _next : now;
            wait = _next - now;
            _next += TimeSpan.FromSeconds(1 / perSecond);
        }
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellation);
        }
    }
}
