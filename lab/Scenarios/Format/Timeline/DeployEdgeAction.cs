namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>Puts an edge config in force, PoP by PoP; the shield is first.</summary>
public sealed record DeployEdgeAction : TimelineAction
{
    /// <summary>Name of the config.</summary>
    public string Config { get; init; } = "";

    /// <summary>Time from the first PoP to the last, evenly spread; zero: all at once.</summary>
    public TimeSpan Over { get; init; }

    /// <summary>PoPs (or the shield) that get it; empty: all.</summary>
    public IReadOnlyList<string> Pops { get; init; } = [];
}
