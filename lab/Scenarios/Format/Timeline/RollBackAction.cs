namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>Puts an earlier release, an earlier config or both back in force; caches keep what they hold.</summary>
public sealed record RollBackAction : TimelineAction
{
    /// <summary>Origin release to go back to; null: the origin stays.</summary>
    public string? Origin { get; init; }

    /// <summary>Edge config to go back to; null: the edge stays.</summary>
    public string? Edge { get; init; }

    /// <summary>Time from the first PoP to the last.</summary>
    public TimeSpan Over { get; init; }
}
