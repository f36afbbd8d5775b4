using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging;

/// <summary>Splits the work of a purge into shards.</summary>
public static class PurgePlanner
{
    /// <summary>The shards of a strategy, by name; empty shards are left out.</summary>
    public static IReadOnlyList<PurgeShard> Plan(PurgeStrategy strategy, PurgeScope scope) =>
        PurgeKinds.Of(strategy).Split(strategy, strategy.OnlyAffected
            ? scope with { Projects = [.. scope.Projects.Where(p => p.Differs)] }
            : scope);

    /// <summary>The shards over a catalogue, for kinds that need nothing else.</summary>
    public static IReadOnlyList<PurgeShard> Plan(PurgeStrategy strategy, IReadOnlyList<Project> projects) =>
        Plan(strategy, new PurgeScope(projects));

    /// <summary>The names that shards of a strategy may have, whatever the catalogue.</summary>
    public static IEnumerable<string> Names(PurgeStrategy strategy) => PurgeKinds.Of(strategy).ShardNames(strategy);
}
