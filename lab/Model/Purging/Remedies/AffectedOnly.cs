namespace CdnLab.Model.Purging.Remedies;

/// <summary>Only projects whose spellings differ, by surrogate key: the others cannot hold a wrong redirect. Each key
/// still takes all that its project has stored.</summary>
public sealed class AffectedOnly : HashShards
{
    /// <inheritdoc/>
    public override string Name => "affected";

    /// <inheritdoc/>
    public override string About => "only the projects whose spellings differ, by key";

    /// <inheritdoc/>
    public override bool OnlyAffected => true;
}
