namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Puts an origin release in force.</summary>
/// <param name="Release">Its name.</param>
public sealed record DeployOriginStep(string Release) : StepAction
{
    /// <inheritdoc/>
    public override string Words => $"deploy origin {Release}";
}
