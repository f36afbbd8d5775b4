using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>What a way of purging means: which project a surrogate key belongs to, which answers carry it.</summary>
internal static class PurgeTouch
{
    /// <summary>Project of a key that belongs to none.</summary>
    public const int NoProject = -2;

    /// <summary>By shape: bits of the contents that a call touches.</summary>
    public static byte[] Of(World world, PurgeStrategy strategy) => [.. world.Shapes.Select(shape =>
        (byte)Enumerable.Range(1, Math.Min(Shape.StorableMax, shape.Contents.Length - 1))
            .Where(i => strategy.Kind == PurgeStrategyKind.All || Carries(shape.Contents[i], KeyOf(strategy, shape)))
            .Sum(i => 1 << i))];

    /// <summary>The projects by surrogate key.</summary>
    /// <param name="world">The run.</param>
    /// <param name="strategy">The way of purging.</param>
    /// <param name="shards">The keys that are purged: the same strings are the dictionary's.</param>
    public static IReadOnlyDictionary<string, int> Projects(
        World world, PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards)
    {
        var key = Template.Parse(strategy.Key);
        var projects = new Dictionary<string, int>(shards.Sum(s => s.Keys.Count), StringComparer.Ordinal);
        foreach (var purged in shards.SelectMany(s => s.Keys))
        {
            projects.TryAdd(purged, NoProject);
        }
        var all = world.Compiled.Catalogue.Projects;
        for (var i = 0; i < all.Count && strategy.Kind != PurgeStrategyKind.All; i++)
        {
            ref var project = ref CollectionsMarshal.GetValueRefOrNullRef(
                projects, key.Expand(place => Value(place, all[i])));
            if (!Unsafe.IsNullRef(ref project) && project == NoProject)
            {
                project = i;
            }
        }
        return projects;
    }

    private static string? Value(string place, Project project) => place switch
    {
        "name" => project.Name,
        "normalized" => project.Normalized,
        _ => null,
    };

    // Of a project whose spellings are one, both are written as the normalised one.
    private static string KeyOf(PurgeStrategy strategy, Shape shape) => strategy.Key.Replace(
        "{name}", shape.Class.Name == NameClass.Same ? "{normalized}" : "{verbatim}", StringComparison.Ordinal);

    private static bool Carries(Content content, string key) =>
        content.SurrogateKeys.Split(' ').Contains(key, StringComparer.Ordinal);
}
