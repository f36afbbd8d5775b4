using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>Which answers a way of purging takes.</summary>
internal static class PurgeTouch
{
    /// <summary>By shape: bits of the contents that a call touches. By URL only redirects are counted: a right document
    /// under the same URL does no harm.</summary>
    public static byte[] Of(World world, PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards)
    {
        Func<Content, Shape, bool> touches =
            shards.Any(s => s.ByUrl) ? (content, _) => content.Target >= 0
            : shards.Any(s => s.Keys.Count == 0) ? (_, _) => true
            : PurgeKinds.Of(strategy).NeedsTags ? (content, _) => Carries(content, RandomGroups.Tag)
            : (content, shape) => Carries(content, KeyOf(strategy, shape));
        return [.. world.Shapes.Select(shape =>
            (byte)Enumerable.Range(1, Math.Min(Shape.StorableMax, shape.Contents.Length - 1))
                .Where(i => touches(shape.Contents[i], shape))
                .Sum(i => 1 << i))];
    }

    // Of a project whose spellings are one, both are written as the normalised one.
    private static string KeyOf(PurgeStrategy strategy, Shape shape) => strategy.Key.Replace(
        "{name}", shape.Class.Name == NameClass.Same ? "{normalized}" : "{verbatim}", StringComparison.Ordinal);

    private static bool Carries(Content content, string key) =>
        content.SurrogateKeys.Split(' ').Contains(key, StringComparer.Ordinal);
}
