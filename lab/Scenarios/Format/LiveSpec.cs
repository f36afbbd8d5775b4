namespace CdnLab.Scenarios.Format;

/// <summary>What a live run takes of the scenario's full size.</summary>
public sealed record LiveSpec
{
    /// <summary>Lab seconds a real second; 1: real time.</summary>
    public double Speed { get; init; } = 60;

    /// <summary>Length of a live run from the scenario's start; null, and where the scenario itself is shorter: the
    /// scenario's.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Share of the full size (<see cref="ScenarioScaling"/>), above 0 and at most 1.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>PoPs that are started; empty: all.</summary>
    public IReadOnlyList<string> Pops { get; init; } = [];
}
