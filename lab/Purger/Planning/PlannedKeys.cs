using CdnLab.Model.Purging;

namespace CdnLab.Purger.Planning;

/// <summary>What there is to purge.</summary>
/// <param name="Name">Name of the purge in texts: a scenario's or a file's.</param>
/// <param name="Basis">The purge that a strategy varies.</param>
/// <param name="Scope">The projects; edges are not in it.</param>
public sealed record PlannedKeys(string Name, PurgeStrategy Basis, PurgeScope Scope)
{
    /// <summary>Whether it is known which keys are affected.</summary>
    public bool AffectedKnown { get; init; }

    /// <summary>The scenario's strategy; null: the command line must name one.</summary>
    public PurgeStrategy? Own { get; init; }

    /// <summary>Host of URLs; null: none is known.</summary>
    public string? Host { get; init; }
}
