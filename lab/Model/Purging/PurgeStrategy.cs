namespace CdnLab.Model.Purging;

/// <summary>How a cache is to be purged: which keys, split into which shards, how fast, with which retries.</summary>
public sealed record PurgeStrategy
{
    /// <summary>Name in reports.</summary>
    public string Name { get; init; } = "letters";

    /// <summary>Way of splitting.</summary>
    public PurgeStrategyKind Kind { get; init; } = PurgeStrategyKind.Letters;

    /// <summary>Soft or hard.</summary>
    public PurgeMode Mode { get; init; } = PurgeMode.Soft;

    /// <summary>Surrogate key of a project (template of <c>name</c>, <c>normalized</c>).</summary>
    public string Key { get; init; } = "project/{normalized}";

    /// <summary>Number of shards, for <see cref="PurgeStrategyKind.Hash"/> and
    /// <see cref="PurgeStrategyKind.Affected"/>.</summary>
    public int Shards { get; init; } = 26;

    /// <summary>Calls a second that each shard's caller makes, in lab time at full scale.</summary>
    public double CallsPerSecond { get; init; } = 3.2;

    /// <summary>Calls a second of shards that have a pace of their own, by the shard's name.</summary>
    public IReadOnlyDictionary<string, double> CallsPerSecondByShard { get; init; } = new Dictionary<string, double>();

    /// <summary>Share of calls that fail.</summary>
    public double FailureRatio { get; init; }

    /// <summary>Retries of a failed call; after them the purge is lost.</summary>
    public int RetriesMax { get; init; } = 3;

    /// <summary>Delay before each retry.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Calls a second of one shard's caller.</summary>
    public double PaceOf(string shard) => CallsPerSecondByShard.GetValueOrDefault(shard, CallsPerSecond);
}
