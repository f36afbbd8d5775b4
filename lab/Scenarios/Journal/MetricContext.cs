namespace CdnLab.Scenarios.Journal;

/// <summary>What a metric may look at.</summary>
internal sealed record MetricContext(RunRecord Record, RunSummary Summary, RunWindows Windows)
{
    /// <summary>Seconds of lab time since the run's start.</summary>
    public double? SinceStart(DateTimeOffset? time) => (time - Record.Header.Start)?.TotalSeconds;

    public DateTimeOffset? FirstEdgeDeploy => Record.OfKind(EventKinds.DeployEdge).FirstOrDefault()?.At;

    public DateTimeOffset? LastEdgeDeploy => Record.OfKind(EventKinds.DeployEdge).LastOrDefault()?.At;

    public DateTimeOffset? FirstOriginDeploy => Record.OfKind(EventKinds.DeployOrigin).FirstOrDefault()?.At;

    /// <summary>When the last fault began or ended; null without faults.</summary>
    public DateTimeOffset? LastFault => Record.OfKind(EventKinds.Fault).LastOrDefault()?.At;

    /// <summary>The whole bins between two instants; without the second one, to the end.</summary>
    public RunWindow Between(DateTimeOffset from, DateTimeOffset? to) =>
        new([.. Record.Series.Where(b => b.Time >= from && (to is not { } end || b.End <= end))]);

    /// <summary>The whole bins of the last stretch of the run.</summary>
    public RunWindow Last(TimeSpan length) =>
        Record.Series.Count > 0 ? Between(Record.Series[^1].End - length, null) : new([]);

    /// <summary>The whole bins from <see cref="RunWindows.GraceSeconds"/> after an instant to the next purge, if one
    /// follows, else to the end; null without the instant.</summary>
    public RunWindow? UntilNextPurge(DateTimeOffset? since) => since is { } from
        ? Between(
            from.AddSeconds(RunWindows.GraceSeconds),
            Record.OfKind(EventKinds.PurgeStarted).FirstOrDefault(e => e.At > from)?.At)
        : null;

    public static double? Ratio(double? value, double? to) => to > 0 ? value / to : null;
}
