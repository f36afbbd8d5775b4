using System.Globalization;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging;

/// <summary>Splits the work of a purge into shards.</summary>
public static class PurgePlanner
{
    /// <summary>The shards of a strategy over a catalogue, by name; empty shards are left out.</summary>
    public static IReadOnlyList<PurgeShard> Plan(PurgeStrategy strategy, IReadOnlyList<Project> projects) =>
        strategy.Kind switch
        {
            PurgeStrategyKind.All => [new PurgeShard("all", [])],
            PurgeStrategyKind.Letters => Split(strategy, projects, p => FirstLetter(p.Normalized)),
            PurgeStrategyKind.Hash => Split(strategy, projects, p => Bucket(p, strategy.Shards)),
            _ => Split(strategy, [.. projects.Where(p => p.Differs)], p => Bucket(p, strategy.Shards)),
        };

    private static IReadOnlyList<PurgeShard> Split(
        PurgeStrategy strategy, IReadOnlyList<Project> projects, Func<Project, string> shard)
    {
        var key = Template.Parse(strategy.Key);
        return [.. projects
            .GroupBy(shard, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new PurgeShard(g.Key, [.. g
                .OrderBy(p => p.Normalized, StringComparer.Ordinal)
                .Select(p => key.Expand(place => Value(place, p)))]))];
    }

    private static string? Value(string place, Project project) => place switch
    {
        "name" => project.Name,
        "normalized" => project.Normalized,
        _ => null,
    };

    private static string FirstLetter(string normalized) =>
        char.IsAsciiLetter(normalized[0]) ? normalized[..1] : "0-9";

    private static string Bucket(Project project, int shards) =>
        ((int)(StableHash.Of(project.Normalized) % (ulong)shards)).ToString("D2", CultureInfo.InvariantCulture);
}
