namespace CdnLab.Model.Purging.Remedies;

/// <summary>One queue at a rate that follows the origin's load: up while there is room, down by a factor when there is
/// none, to a stop on errors.</summary>
public sealed class Adaptive : Paced
{
    /// <inheritdoc/>
    public override string Name => "adaptive";

    /// <inheritdoc/>
    public override string About => "key by key, as fast as the origin's load allows";

    /// <inheritdoc/>
    public override PurgeStrategy? Purge(PurgeStrategy basis) => base.Purge(basis)! with
    {
        TotalCallsPerSecond = basis.TotalCallsPerSecond, Control = basis.Control ?? new(),
    };
}
