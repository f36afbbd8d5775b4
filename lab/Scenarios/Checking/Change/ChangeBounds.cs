namespace CdnLab.Scenarios.Checking.Change;

/// <summary>What a change may cost at most.</summary>
public sealed record ChangeBounds
{
    /// <summary>How long after its replacement a release's responses may still be served; null: not checked.</summary>
    public TimeSpan? OldReleaseMax { get; init; }

    /// <summary>How long a bad answer may take to go away without an operator; null: not checked.</summary>
    public TimeSpan? RecoveryMax { get; init; }

    /// <summary>Share of the traffic that a step may send to keys that hold nothing; null: not checked.</summary>
    public double? ColdShareMax { get; init; }
}
