using System.Globalization;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging.Remedies;

/// <summary>Project by project, one pool a hash bucket: pools of one size, whatever the names.</summary>
public class HashShards : PurgeKind
{
    /// <inheritdoc/>
    public override string Name => "hash";

    /// <inheritdoc/>
    public override string About => "key by key, a pool of callers for each hash bucket";

    /// <inheritdoc/>
    public override IEnumerable<string> ShardNames(PurgeStrategy strategy) =>
        Enumerable.Range(0, strategy.Shards).Select(BucketName);

    /// <inheritdoc/>
    public override IReadOnlyList<PurgeShard> Split(PurgeStrategy strategy, PurgeScope scope)
    {
        string[] names = [.. ShardNames(strategy)];
        return By(strategy, scope, $"hash/{names.Length}", p => names[Bucket(p, names.Length)]);
    }

    /// <summary>The bucket of a project, from 0.</summary>
    public static int Bucket(Project project, int buckets) =>
        (int)(StableHash.Of(project.Normalized) % (ulong)buckets);

    private static string BucketName(int bucket) => bucket.ToString("D2", CultureInfo.InvariantCulture);
}
