namespace CdnLab.Scenarios.Checking.States;

/// <summary>What a search found.</summary>
/// <param name="World">What it was about.</param>
/// <param name="Violations">For each property and step the shortest way to break it, shortest first.</param>
/// <param name="States">States found.</param>
/// <param name="Steps">Actions tried.</param>
/// <param name="Bytes">Memory of the states.</param>
/// <param name="Finished">Whether every state was looked at.</param>
internal sealed record SearchResult(
    World World, IReadOnlyList<Violation> Violations, int States, long Steps, long Bytes, bool Finished);
