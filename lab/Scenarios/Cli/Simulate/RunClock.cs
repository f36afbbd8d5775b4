using System.Diagnostics;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>What the runs of a command cost: wall and processor time from its creation to <see cref="Stop"/>.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;
    private TimeSpan _used;

    /// <summary>Wall time.</summary>
    public TimeSpan Wall { get; private set; }

    public RunClock Stop()
    {
        Wall = time.GetElapsedTime(_begun);
        _used = Environment.CpuUsage.TotalTime - _processor;
        return this;
    }

    /// <summary>The figures of <c>timings.json</c>.</summary>
    /// <param name="requests">Client requests that all runs stand for.</param>
    /// <param name="events">Events executed.</param>
    public RunTimings Timings(long requests, long events)
    {
        using var process = Process.GetCurrentProcess();
        return new RunTimings(
            Math.Round(Wall.TotalSeconds, 3),
            Math.Round(_used.TotalSeconds, 3),
            process.PeakWorkingSet64,
            requests,
            Math.Round(PerSecond(requests)),
            events,
            Math.Round(PerSecond(events)));
    }

    /// <summary>A count over the wall time.</summary>
    public double PerSecond(long count) => Wall > TimeSpan.Zero ? count / Wall.TotalSeconds : 0;
}
