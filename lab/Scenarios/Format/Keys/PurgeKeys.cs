using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
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

    private static readonly ObjectShape<PurgeControl> Control = new ObjectShape<PurgeControl>(
        "control", "How the rate of a purge follows the origin's load.", () => new PurgeControl())
        .Key("utilization_max", Numbers.AboveZero, "Utilization that it keeps below; default 0.8.",
            (c, v) => c with { UtilizationMax = v })
        .Key("latency_max", Durations.AboveZero, "Mean time of a fetch above which it slows down; default 2s.",
            (c, v) => c with { LatencyMax = v })
        .Key("error_ratio_max", Numbers.Ratio, "Share of failing fetches above which it stops; default 0.01.",
            (c, v) => c with { ErrorRatioMax = v })
        .Key("start", Numbers.AboveZero, "Calls a second at the start, at full size; default 20.",
            (c, v) => c with { Start = v })
        .Key("increase", Numbers.AboveZero, "Calls a second that each look at the load adds; default 20.",
            (c, v) => c with { Increase = v })
        .Key("decrease", Numbers.BelowOne, "Factor on the rate when there is no room; default 0.6.",
            (c, v) => c with { Decrease = v })
        .Key("most", Numbers.AboveZero, "Most calls a second; default 1000.", (c, v) => c with { Most = v });

    private static readonly ObjectShape<PurgeLimits> Limits = new ObjectShape<PurgeLimits>(
        "limits", "What the provider of the purge API allows.", () => new PurgeLimits())
        .Key("calls_per_hour", Numbers.AboveZero, "Quota, at full size; default none.",
            (l, v) => l with { CallsPerHour = v })
        .Key("burst", Numbers.Within("a number from 1", 1, double.MaxValue), "Calls that may come at once; default 1.",
            (l, v) => l with { Burst = v })
        .Key("batch_max", Numbers.Count(1, 10_000), "Most keys in one call; default 1.",
            (l, v) => l with { BatchMax = v })
        .Key("latency_median", Durations.FromZero, "Time a call takes; default 0s.", (l, v) => l with { Latency = v })
        .Key("latency_sigma", Numbers.FromZero, "Spread of that time; default 0.",
            (l, v) => l with { LatencySigma = v });

    public static ObjectShape<PurgeStrategy> Strategy { get; } = new ObjectShape<PurgeStrategy>(
        "purge", "How a cache is purged: which keys, in which shards, how fast.", () => new PurgeStrategy())
        .Need("kind", Texts.OneOf(PurgeKinds.ByName),
            "What is purged in which order; docs/purging has a page on each.",
            (p, v) => v.Purge(p)! with { Name = p.Name, TotalCallsPerSecond = null })
        .Key("mode", Texts.Word<PurgeMode>(), "soft marks stale, hard removes; default soft.",
            (p, v) => p with { Mode = v })
        .Key("key", Texts.Any,
            "Surrogate key of a project (template of name, normalized); default project/{normalized}.",
            (p, v) => p with { Key = v })
        .Key("shards", Numbers.Count(1, 10_000), "Pools of hash and affected, callers of others; default 26.",
            (p, v) => p with { Shards = v })
        .Key("callers_per_shard", Numbers.Count(1, 1000), "Callers of each pool; default 1.",
            (p, v) => p with { CallersPerShard = v })
        .Key("only_affected", Texts.Switch, "Only projects whose spellings differ; default false.",
            (p, v) => p with { OnlyAffected = v })
        .Key("calls_per_second", Numbers.AboveZero, "Calls a second that each pool makes, at full size; default 3.2.",
            (p, v) => p with { CallsPerSecond = v })
        .Key("calls_per_second_by_shard", new MapShape<double>(Numbers.AboveZero),
            "The same for pools with a pace of their own, by name: a to z and 0-9, or the number of a bucket (00, 01, …).",
            (p, v) => p with { CallsPerSecondByShard = v })
        .Key("total_calls_per_second", Numbers.AboveZero, "Most calls a second of all pools, at full size; default none.",
            (p, v) => p with { TotalCallsPerSecond = v })
        .Key("passes", Texts.Word<PurgePasses>(), "once, twice, or shield_first and then everywhere.",
            (p, v) => p with { Passes = v })
        .Key("pause", Durations.FromZero, "Time between the passes, and from one PoP or group to the next; default 2s.",
            (p, v) => p with { Pause = v })
        .Key("control", Control, "How the rate follows the origin's load; default: only adaptive's does.",
            (p, v) => p with { Control = v })
        .Key("limits", Limits, "What the provider allows; default no limit.", (p, v) => p with { Limits = v })
        .Key("failure_ratio", Numbers.Ratio, "Share of calls that fail; default 0.",
            (p, v) => p with { FailureRatio = v })
        .Key("retries_max", Numbers.Count(0, 100), "Retries of a failed call, then it is lost; default 3.",
            (p, v) => p with { RetriesMax = v })
        .Key("retry_delay", Durations.FromZero, "Delay before each retry; default 180s.",
            (p, v) => p with { RetryDelay = v });
}
