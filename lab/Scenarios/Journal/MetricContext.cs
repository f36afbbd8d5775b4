namespace CdnLab.Scenarios.Journal;

/// <summary>What a metric may look at.</summary>
internal sealed record MetricContext(RunRecord Record, RunSummary Summary, RunWindows Windows)
{
    /// <summary>Seconds of lab time since the run's start.</summary>
    public double? SinceStart(DateTimeOffset? time) => (time - Record.Header.Start)?.TotalSeconds;

    public DateTimeOffset? FirstEdgeDeploy => Record.OfKind(EventKinds.DeployEdge).FirstOrDefault()?.At;

    public static double? Ratio(double? value, double? to) => to > 0 ? value / to : null;
}
