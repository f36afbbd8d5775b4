using System.Collections.Concurrent;
using CdnLab.Model.Purging;

namespace CdnLab.Purger.Health;

/// <summary>Looks at the origin's load again and again until it is disposed of.</summary>
internal sealed class HealthWatch : IDisposable
{
    private readonly ConcurrentQueue<OriginLoad> _looks = new();
    private readonly CancellationTokenSource _end = new();

    private HealthWatch()
    {
    }

    /// <summary>Begins, with one look that is done before this ends.</summary>
    /// <param name="probe">What is asked; null: nothing is.</param>
    /// <param name="every">Time between two looks.</param>
    /// <param name="time">Real time.</param>
    /// <param name="stop">Ends the first look.</param>
    public static async Task<HealthWatch> StartAsync(
        HealthProbe? probe, TimeSpan every, TimeProvider time, CancellationToken stop)
    {
        var watch = new HealthWatch();
        if (probe is not null && !stop.IsCancellationRequested)
        {
            try
            {
                watch._looks.Enqueue(await probe.LookAsync(stop));
            }
            catch (OperationCanceledException)
            {
                return watch;
            }
            _ = watch.WatchAsync(probe, every, time);
        }
        return watch;
    }

    /// <summary>The next look, if there was one.</summary>
    public bool TryTake(out OriginLoad load) => _looks.TryDequeue(out load);

    public void Dispose() => _end.Cancel();

    private async Task WatchAsync(HealthProbe probe, TimeSpan every, TimeProvider time)
    {
        try
        {
            while (true)
            {
                await Task.Delay(every, time, _end.Token);
                _looks.Enqueue(await probe.LookAsync(_end.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The purge is over.
        }
    }
}
