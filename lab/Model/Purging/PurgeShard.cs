namespace CdnLab.Model.Purging;

/// <summary>Keys that one caller purges in order.</summary>
/// <param name="Name">The shard's name: a letter, a bucket number, or <c>all</c>.</param>
/// <param name="Keys">Surrogate keys in order; empty for a purge of everything.</param>
public sealed record PurgeShard(string Name, IReadOnlyList<string> Keys);
