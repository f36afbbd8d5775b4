namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Puts an earlier release, an earlier config or both back in force; caches keep what they hold.</summary>
public sealed record RollBackStep : StepAction
{
    /// <summary>Release to go back to; null: the origin stays.</summary>
    public string? Origin { get; init; }

    /// <summary>Config to go back to; null: the edge stays.</summary>
    public string? Edge { get; init; }

    /// <inheritdoc/>
    public override string Words =>
        "roll back" + (Origin is null ? "" : $" origin to {Origin}") + (Edge is null ? "" : $" edge to {Edge}");
}
