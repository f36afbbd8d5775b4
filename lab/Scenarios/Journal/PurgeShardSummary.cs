namespace CdnLab.Scenarios.Journal;

/// <summary>A shard of the purge: its keys and when it was done; null when it was not.</summary>
public sealed record PurgeShardSummary(string Name, long Keys, DateTimeOffset? FinishedAt);
