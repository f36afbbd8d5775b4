using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging.Remedies;

/// <summary>A remedy that purges: what, in which order, by which callers.</summary>
public abstract class PurgeKind : Remedy
{
    /// <summary>Stands for the shard that has most left, among those that a caller may serve.</summary>
    public const int AnyShard = -1;

    /// <summary>Whether it takes everything, whatever the surrogate key of a project is.</summary>
    public virtual bool TakesAll => false;

    /// <summary>Whether it means only projects that can be affected: those whose spellings differ.</summary>
    public virtual bool OnlyAffected => false;

    /// <summary>Whether its keys are tags of its own, which every response must have been stored with.</summary>
    public virtual bool NeedsTags => false;

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) => basis with
    {
        Name = Name, Kind = Name, CallsPerSecondByShard = new Dictionary<string, double>(),
    };

    /// <summary>The shards, in order; empty ones are left out.</summary>
    public abstract IReadOnlyList<PurgeShard> Split(PurgeStrategy strategy, PurgeScope scope);

    /// <summary>The names that shards may have, whatever the catalogue.</summary>
    public virtual IEnumerable<string> ShardNames(PurgeStrategy strategy) => [Name];

    /// <summary>The shard that each caller serves, or <see cref="AnyShard"/>.</summary>
    public virtual IReadOnlyList<int> Callers(PurgeStrategy strategy, int shards) =>
        [.. Enumerable.Repeat(Enumerable.Range(0, shards), strategy.CallersPerShard).SelectMany(s => s)];

    /// <summary>Time between two calls of a caller.</summary>
    public virtual TimeSpan Interval(PurgeStrategy strategy, string shard)
    {
        var pace = strategy.PaceOf(shard);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pace);
        return TimeSpan.FromSeconds(1 / pace);
    }

    /// <summary>Whether no two projects have one key: it holds a name as it is.</summary>
    public virtual bool TellsApart(PurgeStrategy strategy) => Template.Parse(strategy.Key).Parts
        .Any(part => part is (_, "name" or "normalized", NameTransform.None));

    /// <summary>The surrogate key of each project; a key may stand for several.</summary>
    public virtual Func<Project, string> KeyOf(PurgeStrategy strategy)
    {
        var key = Template.Parse(strategy.Key);
        if (key.Parts is [(var before, "normalized", NameTransform.None)])
        {
            return project => before + project.Normalized;
        }
        return project => key.Expand(place => place switch
        {
            "name" => project.Name,
            "normalized" => project.Normalized,
            _ => null,
        });
    }

    /// <summary>The keys of projects, in their order.</summary>
    protected IReadOnlyList<string> Keys(PurgeStrategy strategy, IReadOnlyList<Project> projects)
    {
        var keys = new ProjectKeys(projects, KeyOf(strategy));
        // A place that has no value is told at once.
        _ = keys.FirstOrDefault();
        return keys;
    }

    /// <summary>Shards by a name that each project belongs to; they and their projects are in the order of names.
    /// </summary>
    /// <param name="strategy">How they are purged.</param>
    /// <param name="scope">All projects.</param>
    /// <param name="way">Name of the way of sharding (<see cref="ProjectOrders.Groups"/>).</param>
    /// <param name="shard">The shard of a project.</param>
    protected IReadOnlyList<PurgeShard> By(
        PurgeStrategy strategy, PurgeScope scope, string way, Func<Project, string> shard) =>
        [.. scope.Orders.Groups(way, shard).Select(g => new PurgeShard(g.Name, Keys(strategy, g.Projects)))];
}
