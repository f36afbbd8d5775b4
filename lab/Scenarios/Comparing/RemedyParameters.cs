using System.Globalization;
using CdnLab.Model.Purging;

namespace CdnLab.Scenarios.Comparing;

/// <summary>The parameters that a remedy's name may carry, such as <c>hash:shards=64:hard</c>.</summary>
public static class RemedyParameters
{
    private const double Most = 1e9;

    /// <summary>By name: what it sets.</summary>
    public static IReadOnlyDictionary<string, Func<PurgeStrategy, double, PurgeStrategy>> Numbers { get; } =
        new Dictionary<string, Func<PurgeStrategy, double, PurgeStrategy>>(StringComparer.Ordinal)
        {
            ["shards"] = (p, v) => p with { Shards = (int)v },
            ["callers_per_shard"] = (p, v) => p with { CallersPerShard = (int)v },
            ["calls_per_second"] = (p, v) => p with
            {
                CallsPerSecond = v, CallsPerSecondByShard = new Dictionary<string, double>(),
            },
            ["total_calls_per_second"] = (p, v) => p with { TotalCallsPerSecond = v },
            ["calls_per_hour"] = (p, v) => p with { Limits = p.Limits with { CallsPerHour = v } },
            ["burst"] = (p, v) => p with { Limits = p.Limits with { Burst = v } },
            ["batch_max"] = (p, v) => p with { Limits = p.Limits with { BatchMax = (int)v } },
            ["pause"] = (p, v) => p with { Pause = TimeSpan.FromSeconds(v) },
            ["retries_max"] = (p, v) => p with { RetriesMax = (int)v },
            ["retry_delay"] = (p, v) => p with { RetryDelay = TimeSpan.FromSeconds(v) },
            ["utilization_max"] = (p, v) => p with { Control = (p.Control ?? new()) with { UtilizationMax = v } },
            ["start"] = (p, v) => p with { Control = (p.Control ?? new()) with { Start = v } },
            ["increase"] = (p, v) => p with { Control = (p.Control ?? new()) with { Increase = v } },
            ["most"] = (p, v) => p with { Control = (p.Control ?? new()) with { Most = v } },
        };

    /// <summary>Words that stand alone.</summary>
    public static IReadOnlyDictionary<string, Func<PurgeStrategy, PurgeStrategy>> Words { get; } =
        new Dictionary<string, Func<PurgeStrategy, PurgeStrategy>>(StringComparer.Ordinal)
        {
            ["soft"] = p => p with { Mode = PurgeMode.Soft },
            ["hard"] = p => p with { Mode = PurgeMode.Hard },
            ["affected"] = p => p with { OnlyAffected = true },
            ["twice"] = p => p with { Passes = PurgePasses.Twice },
            ["shield-first"] = p => p with { Passes = PurgePasses.ShieldFirst },
        };

    /// <summary>Sets one; null, with the reason, when it cannot be read.</summary>
    public static PurgeStrategy? Set(PurgeStrategy strategy, string text, out string? wrong)
    {
        wrong = null;
        if (Words.TryGetValue(text, out var word))
        {
            return word(strategy);
        }
        var parts = text.Split('=', 2);
        if (!Numbers.TryGetValue(parts[0], out var set))
        {
            wrong = $"'{text}' is no parameter; known: {string.Join(", ", Words.Keys.Concat(Numbers.Keys))}";
            return null;
        }
        var least = parts[0] is "pause" or "retries_max" or "retry_delay" ? 0 : double.Epsilon;
        if (parts.Length < 2 || !double.TryParse(
            parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !(value >= least && value <= Most)
            || (value < 1 && parts[0] is ("shards" or "callers_per_shard" or "burst" or "batch_max")))
        {
            wrong = $"'{text}': {parts[0]} is a number {(least > 0 ? "above 0" : "from 0")}";
            return null;
        }
        return set(strategy, value);
    }
}
