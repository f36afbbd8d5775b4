namespace CdnLab.Model.Purging.Remedies;

/// <summary>Nothing is done: entries end by expiry.</summary>
public sealed class Wait : Remedy
{
    /// <inheritdoc/>
    public override string Name => "wait";

    /// <inheritdoc/>
    public override string About => "nothing; entries expire";
}
