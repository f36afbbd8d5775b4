namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>A value of the scenario that is tried out: its path, and the values.</summary>
internal sealed record SweepRequest(string Path, IReadOnlyList<string> Values)
{
    /// <summary>The settings, one a run.</summary>
    public IEnumerable<string> Settings => Values.Select(value => $"{Path}={value}");
}
