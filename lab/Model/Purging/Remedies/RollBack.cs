namespace CdnLab.Model.Purging.Remedies;

/// <summary>Release and config of the beginning come back in force; what caches stored since stays.</summary>
public sealed class RollBack : Remedy
{
    /// <inheritdoc/>
    public override string Name => "roll-back";

    /// <inheritdoc/>
    public override string About => "origin and edge go back to what ran before";

    /// <inheritdoc/>
    public override bool RollsBack => true;
}
