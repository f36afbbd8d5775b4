using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Simulation.Clock;

/// <summary>How wide the bins of a run's series are.</summary>
public static class BinWidth
{
    private const int BinsMax = 4000;
    private static readonly int[] Seconds =
        [1, 5, 10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

    /// <summary>A minute, less for a run below half an hour, more for one of days, so that charts stay
    /// readable.</summary>
    public static TimeSpan Of(ScenarioSpec spec)
    {
        var whole = (spec.Warmup + spec.Duration).TotalSeconds;
        var least = Math.Min(60, spec.Duration.TotalSeconds / 30);
        var width = Seconds.FirstOrDefault(s => s >= least && whole / s <= BinsMax, Seconds[^1]);
        return TimeSpan.FromSeconds(width);
    }
}
