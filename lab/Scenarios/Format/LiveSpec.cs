namespace CdnLab.Scenarios.Format;

/// <summary>What a live run takes of the scenario's full size.</summary>
public sealed record LiveSpec
{
    /// <summary>Lab seconds a real second; 1: real time.</summary>
    public double Speed { get; init; } = 60;

    /// <summary>Share of the full size (<see cref="ScenarioScaling"/>), above 0 and at most 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>PoPs that are started; empty: all.</summary>
    public IReadOnlyList<string> Pops { get; init; } = [];
}
