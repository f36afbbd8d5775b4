using System.Globalization;
using CdnLab.Model.Workloads;

namespace CdnLab.Model.Purging.Remedies;

/// <summary>Objects are tagged with one of a hundred groups when they are stored, and the groups are purged one after
/// the other: a full purge in small portions. It only works if the tags were there before they are needed.</summary>
public sealed class RandomGroups : PurgeKind
{
    /// <summary>Groups.</summary>
    public const int Groups = 100;

    /// <summary>The surrogate key that objects must carry, as the value of a header field of the origin.</summary>
    public const string Tag = "group/{group}";

    /// <inheritdoc/>
    public override string Name => "groups";

    /// <inheritdoc/>
    public override string About => "a hundred random groups that objects were tagged with, one after the other";

    /// <inheritdoc/>
    public override bool TakesAll => true;

    /// <inheritdoc/>
    public override bool NeedsTags => true;

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) => base.Purge(basis)! with
    {
        Pause = TimeSpan.FromSeconds(30),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<PurgeShard> Split(PurgeStrategy strategy, PurgeScope scope) =>
        scope.Projects.Count == 0 ? []
        : [new(Name, [.. scope.Projects.Select(KeyOf(strategy)).Distinct().Order(StringComparer.Ordinal)])];

    /// <inheritdoc/>
    public override TimeSpan Interval(PurgeStrategy strategy, string shard) => strategy.Pause;

    /// <inheritdoc/>
    public override bool TellsApart(PurgeStrategy strategy) => false;

    /// <inheritdoc/>
    public override Func<Project, string> KeyOf(PurgeStrategy strategy) => KeyOf;

    /// <summary>The key that objects of a project carry.</summary>
    public static string KeyOf(Project project) => Tag.Replace("{group}", GroupOf(project), StringComparison.Ordinal);

    /// <summary>The group of a project: what stands for <c>{group}</c>, 00 to 99.</summary>
    public static string GroupOf(Project project) =>
        HashShards.Bucket(project, Groups).ToString("D2", CultureInfo.InvariantCulture);
}
