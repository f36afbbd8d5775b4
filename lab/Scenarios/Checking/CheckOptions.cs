using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking;

/// <summary>How a change is checked.</summary>
internal sealed record CheckOptions
{
    /// <summary>How far each search goes.</summary>
    public SearchLimits Limits { get; init; } = new();

    /// <summary>Whether the shortest way to break what is broken is looked for.</summary>
    public bool Shortest { get; init; } = true;
}
