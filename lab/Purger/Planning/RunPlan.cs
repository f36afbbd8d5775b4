using CdnLab.Model.Purging;
using CdnLab.Purger.Targets;

namespace CdnLab.Purger.Planning;

/// <summary>A purge that is ready to be run: every finding has been dealt with.</summary>
public sealed record RunPlan
{
    /// <summary>Its name in texts.</summary>
    public required string Name { get; init; }

    /// <summary>The strategy, the target's limits included.</summary>
    public required PurgeStrategy Strategy { get; init; }

    /// <summary>The keys, split.</summary>
    public required IReadOnlyList<PurgeShard> Shards { get; init; }

    /// <summary>The keys by themselves, for what is told and verified of them.</summary>
    public required IReadOnlyList<PlannedKey> Keys { get; init; }

    /// <summary>Whether it is known which are affected.</summary>
    public bool AffectedKnown { get; init; }

    /// <summary>What the edges take.</summary>
    public required TargetTraits Traits { get; init; }

    /// <summary>Names and addresses of the edges; empty: none is given, as a dry run may.</summary>
    public IReadOnlyList<(string Name, Uri Url)> Endpoints { get; init; } = [];

    /// <summary>Service that the target wants named; null: none.</summary>
    public string? Service { get; init; }

    /// <summary>Host of URLs; null: none is known.</summary>
    public string? Host { get; init; }

    /// <summary>Calls that it takes when none fails.</summary>
    public long Calls => Passes * Shards.Sum(CallsOf);

    /// <summary>Passes over each key.</summary>
    public int Passes => Strategy.Passes == PurgePasses.Once ? 1 : 2;

    /// <summary>Calls of a shard in one pass.</summary>
    public long CallsOf(PurgeShard shard) => (shard.Count + Strategy.Limits.BatchMax - 1L) / Strategy.Limits.BatchMax;

    /// <summary>How long it takes at its pace and within its quota when nothing fails and every answer comes at
    /// once.</summary>
    public TimeSpan Length
    {
        get
        {
            // A load that leaves room lets the rate go up: the most is the best case.
            var most = Strategy.Control?.Most;
            var paced = Strategy with { TotalCallsPerSecond = Least(Strategy.TotalCallsPerSecond, most) };
            var pace = Passes * PurgePlanner.Length(paced, Shards);
            var quota = Strategy.Limits.CallsPerHour is { } hourly
                ? TimeSpan.FromHours(Math.Max(0, Calls - Strategy.Limits.Burst) / hourly) : TimeSpan.Zero;
            return pace > quota ? pace : quota;
        }
    }

    /// <summary>Affected keys of a shard; URLs, where it purges by URL.</summary>
    public int AffectedOf(PurgeShard shard, IReadOnlySet<string> affected) =>
        shard.Keys.Count == 0 ? affected.Count
        : shard.ByUrl ? shard.Keys.Count
        : shard.Keys.Count(affected.Contains);

    /// <summary>The affected keys.</summary>
    public IReadOnlySet<string> Affected() =>
        Keys.Where(key => key.Affected).Select(key => key.Key).ToHashSet(StringComparer.Ordinal);

    private static double? Least(double? a, double? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
