namespace CdnLab.Model.Purging;

/// <summary>Keys that are purged in order.</summary>
/// <param name="Name">The shard's name: a letter, a bucket number, or <c>all</c>.</param>
/// <param name="Keys">Surrogate keys (or URLs) in order; empty for a purge of everything.</param>
public sealed record PurgeShard(string Name, IReadOnlyList<string> Keys)
{
    /// <summary>Name that stands for the shield, whatever it is called.</summary>
    public const string Shield = "shield";

    /// <summary>Whether the keys are URLs, path and query.</summary>
    public bool ByUrl { get; init; }

    /// <summary>The edge that is purged: a PoP's name or <see cref="Shield"/>; null: all of them.</summary>
    public string? Edge { get; init; }

    /// <summary>What is to be settled: its keys, or the one purge of everything.</summary>
    public int Count => Math.Max(1, Keys.Count);
}
