using CdnLab.Model.Purging;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of <c>purge_delivery</c> and of a purge strategy.</summary>
internal static class PurgeKeys
{
    public static ObjectShape<PurgeDelivery> Delivery { get; } = new ObjectShape<PurgeDelivery>(
        "purge_delivery", "How a purge reaches one PoP.", () => new PurgeDelivery())
        .Key("delay_median", Durations.AboveZero, "Median delay; default 150ms.", (d, v) => d with { DelayMedian = v })
        .Key("delay_sigma", Numbers.FromZero, "Spread: standard deviation of the logarithm; default 0.5.",
            (d, v) => d with { DelaySigma = v })
        .Key("loss_ratio", Numbers.Ratio, "Share of purges that never arrive; default 0.",
            (d, v) => d with { LossRatio = v });

    public static ObjectShape<PurgeStrategy> Strategy { get; } = new ObjectShape<PurgeStrategy>(
        "purge", "How a cache is purged: which keys, in which shards, how fast.", () => new PurgeStrategy())
        .Need("kind", Texts.Word<PurgeStrategyKind>(),
            "all: one call; letters: a pool a first letter; hash: a pool a bucket; affected: only differing names.",
            (p, v) => p with { Kind = v })
        .Key("mode", Texts.Word<PurgeMode>(), "soft marks stale, hard removes; default soft.",
            (p, v) => p with { Mode = v })
        .Key("key", Texts.Any,
            "Surrogate key of a project (template of name, normalized); default project/{normalized}.",
            (p, v) => p with { Key = v })
        .Key("shards", Numbers.Count(1, 10_000), "Pools of hash and affected; default 26.",
            (p, v) => p with { Shards = v })
        .Key("calls_per_second", Numbers.AboveZero, "Calls a second that each pool makes, at full size; default 3.2.",
            (p, v) => p with { CallsPerSecond = v })
        .Key("calls_per_second_by_shard", new MapShape<double>(Numbers.AboveZero),
            "The same for pools with a pace of their own, by name: a to z and 0-9, or the number of a bucket (00, 01, …).",
            (p, v) => p with { CallsPerSecondByShard = v })
        .Key("failure_ratio", Numbers.Ratio, "Share of calls that fail; default 0.",
            (p, v) => p with { FailureRatio = v })
        .Key("retries_max", Numbers.Count(0, 100), "Retries of a failed call, then it is lost; default 3.",
            (p, v) => p with { RetriesMax = v })
        .Key("retry_delay", Durations.FromZero, "Delay before each retry; default 180s.",
            (p, v) => p with { RetryDelay = v });
}
