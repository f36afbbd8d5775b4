using CdnLab.AppHost.Edges;

namespace CdnLab.AppHost.Counterexamples;

/// <summary>What the command line asks of a replay.</summary>
public sealed record ReplayOptions
{
    /// <summary>A change, as <c>cdnlab check</c> takes it, or a report of its format json.</summary>
    public required string Source { get; init; }

    /// <summary>Which finding is played, from 1; null: the first that has a story.</summary>
    public int? Finding { get; init; }

    /// <summary>What runs as the edges.</summary>
    public EdgeKind Edge { get; init; }

    /// <summary>Whether to print the verdict only.</summary>
    public bool Quiet { get; init; }
}
