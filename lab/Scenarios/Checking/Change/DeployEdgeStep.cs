namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Puts an edge config in force at PoPs, shield or both.</summary>
public sealed record DeployEdgeStep : StepAction
{
    /// <summary>Name of the config.</summary>
    public string Config { get; init; } = "";

    /// <summary>Where; with <see cref="Change.Tier.All"/> either tier may be first.</summary>
    public Tier Tier { get; init; }

    /// <inheritdoc/>
    public override string Words => $"deploy edge {Config}" + Places.Of(Tier);
}
