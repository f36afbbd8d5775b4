using System.Globalization;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging;

/// <summary>Splits the work of a purge into shards.</summary>
public static class PurgePlanner
{
    private const string Everything = "all";
    private const string NoLetter = "0-9";

    /// <summary>The shards of a strategy over a catalogue, by name; empty shards are left out.</summary>
    public static IReadOnlyList<PurgeShard> Plan(PurgeStrategy strategy, IReadOnlyList<Project> projects) =>
        strategy.Kind switch
        {
            PurgeStrategyKind.All => [new PurgeShard(Everything, [])],
            PurgeStrategyKind.Letters => Split(strategy, projects, p => FirstLetter(p.Normalized)),
            PurgeStrategyKind.Hash => Split(strategy, projects, p => Bucket(p, strategy.Shards)),
            _ => Split(strategy, [.. projects.Where(p => p.Differs)], p => Bucket(p, strategy.Shards)),
        };

    /// <summary>The names that shards of a strategy may have, whatever the catalogue.</summary>
    public static IEnumerable<string> Names(PurgeStrategy strategy) => strategy.Kind switch
    {
        PurgeStrategyKind.All => [Everything],
        PurgeStrategyKind.Letters => [NoLetter, .. Enumerable.Range('a', 26).Select(c => ((char)c).ToString())],
        _ => Enumerable.Range(0, strategy.Shards).Select(BucketName),
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
        char.IsAsciiLetter(normalized[0]) ? normalized[..1] : NoLetter;

    private static string Bucket(Project project, int shards) =>
        BucketName((int)(StableHash.Of(project.Normalized) % (ulong)shards));

    private static string BucketName(int bucket) => bucket.ToString("D2", CultureInfo.InvariantCulture);
}
