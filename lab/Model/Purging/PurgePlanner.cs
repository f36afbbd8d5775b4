using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging;

/// <summary>Splits the work of a purge into shards.</summary>
public static class PurgePlanner
{
    /// <summary>The shards of a strategy, by name; empty shards are left out.</summary>
    public static IReadOnlyList<PurgeShard> Plan(PurgeStrategy strategy, PurgeScope scope) =>
        PurgeKinds.Of(strategy).Split(strategy, MeansOnlyAffected(strategy)
            ? scope with { Orders = scope.Orders.Differing }
            : scope);

    /// <summary>Whether only projects whose spellings differ are purged.</summary>
    public static bool MeansOnlyAffected(PurgeStrategy strategy) =>
        strategy.OnlyAffected || PurgeKinds.Of(strategy).OnlyAffected;

    /// <summary>How long the calls of a plan take, each caller at its pace and all at their rate; latency, quota, load,
    /// failures and second passes come on top and cannot be known before.</summary>
    public static TimeSpan Length(PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards)
    {
        var kind = PurgeKinds.Of(strategy);
        var callers = kind.Callers(strategy, shards.Count);
        var calls = shards.Select(s => Math.Ceiling((double)s.Count / strategy.Limits.BatchMax)).ToList();
        var work = shards.Select((s, i) => calls[i] * kind.Interval(strategy, s.Name).TotalSeconds).ToList();
        var shared = callers.Count(c => c == PurgeKind.AnyShard);
        var paced = shared > 0
            ? work.Sum() / shared
            : work.Select((seconds, shard) => seconds / callers.Count(c => c == shard)).DefaultIfEmpty().Max();
        return TimeSpan.FromSeconds(Math.Max(paced, calls.Sum() / (strategy.TotalCallsPerSecond ?? double.MaxValue)));
    }

    /// <summary>The shards over a catalogue, for kinds that need nothing else.</summary>
    public static IReadOnlyList<PurgeShard> Plan(PurgeStrategy strategy, IReadOnlyList<Project> projects) =>
        Plan(strategy, new PurgeScope(projects));

    /// <summary>The names that shards of a strategy may have, whatever the catalogue.</summary>
    public static IEnumerable<string> Names(PurgeStrategy strategy) => PurgeKinds.Of(strategy).ShardNames(strategy);
}
