namespace CdnLab.Scenarios.Import.Flow;

/// <summary>Where the two arms of a branch meet.</summary>
/// <param name="At">The branch.</param>
/// <param name="Label">Label of the place.</param>
/// <param name="After">What follows.</param>
internal sealed record Meeting(Place At, int Label, Frame? After)
{
    /// <summary>What is known on each way that came here.</summary>
    public List<FlowState> Ways { get; } = [];
}
