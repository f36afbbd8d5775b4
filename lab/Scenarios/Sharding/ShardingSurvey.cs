using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Sharding;

/// <summary>How the keys of a scenario fall into pools, and what that makes of the purge's length.</summary>
public sealed record ShardingSurvey
{
    /// <summary>Most callers of the curves.</summary>
    public const int CallersMax = 64;

    /// <summary>Callers of the table's rows unless others are asked for.</summary>
    public static IReadOnlyList<int> CallersDefault { get; } = [1, 2, 4, 8, 16, 26, 32, 52, 64];

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Calls a second of a caller, where none has a pace of its own.</summary>
    public required double CallsPerSecond { get; init; }

    /// <summary>The split that was asked for, with the scenario's own paces, limits and failures.</summary>
    public required ShardedPurge Asked { get; init; }

    /// <summary>Pools by first letter.</summary>
    public required ShardedPurge Letters { get; init; }

    /// <summary>Pools by hash bucket.</summary>
    public required ShardedPurge Hash { get; init; }

    /// <summary>Makespans of the callers asked for.</summary>
    public required IReadOnlyList<MakespanRow> Rows { get; init; }

    /// <summary>Makespans of 1 to <see cref="CallersMax"/> callers.</summary>
    public required IReadOnlyList<MakespanRow> Curve { get; init; }

    /// <summary>Looks at a scenario.</summary>
    /// <param name="spec">The scenario.</param>
    /// <param name="by">Kind of purge: one that goes by key or URL and follows no load.</param>
    /// <param name="shards">Hash buckets; null: as the scenario's purge has it.</param>
    /// <param name="callers">Callers of the rows, each from 1.</param>
    /// <returns>What there is; null: no project is to be purged.</returns>
    public static ShardingSurvey? Of(ScenarioSpec spec, string by, int? shards, IReadOnlyList<int> callers)
    {
        var projects = Catalogue.Create(spec.Catalogue, spec.Seed).Projects;
        var scope = PurgeScopes.Of(spec, projects);
        var basis = RemedyChoices.BasisOf(spec);
        basis = basis with { Shards = shards ?? basis.Shards, Control = null, Mode = PurgeMode.Hard };
        ShardedPurge? Split(string kind)
        {
            var strategy = PurgeKinds.ByName[kind].Purge(basis)!;
            var shards = PurgePlanner.Plan(strategy, scope);
            return shards.Count == 0 ? null : ShardedPurge.Of(strategy, shards, spec.Seed);
        }
        if (Split("letters") is not { } letters || Split("hash") is not { } hash
            || (by switch { "letters" => letters, "hash" => hash, _ => Split(by) }) is not { } asked)
        {
            return null;
        }
        var makespans = new Makespans(basis, projects);
        return new()
        {
            Scenario = spec.Name,
            CallsPerSecond = basis.CallsPerSecond,
            Asked = asked,
            Letters = letters,
            Hash = hash,
            Rows = [.. callers.Select(makespans.Of)],
            Curve = [.. Enumerable.Range(1, CallersMax).Select(makespans.Of)],
        };
    }
}
