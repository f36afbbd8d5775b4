namespace CdnLab.Scenarios.Journal;

/// <summary>
/// The purge: strategy, mode (soft or hard), when it ran (finished null: it did not), calls made, calls lost. With
/// several purges: the first one's strategy and start, the last one's end, and the sums.
/// </summary>
public sealed record PurgeSummary(
    string Strategy,
    string Mode,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    long Calls,
    long Failed,
    IReadOnlyList<PurgeShardSummary> Shards);
