using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Stories;

namespace CdnLab.AppHost.Counterexamples;

/// <summary>A story of <c>cdnlab check</c> and the change that it is about.</summary>
/// <param name="Change">The change.</param>
/// <param name="Title">What is broken, in a line.</param>
/// <param name="Project">Name of the project; null: there is none.</param>
/// <param name="Lines">The story.</param>
public sealed record Counterexample(
    ChangeSpec Change, string Title, string? Project, IReadOnlyList<StoryLine> Lines)
{
    /// <summary>Whether it ends in a loop.</summary>
    public bool Loops => Lines.Any(line => line.Looping);

    /// <summary>Time that the plan waits in it.</summary>
    public TimeSpan Waits => TimeSpan.FromSeconds(Lines.Max(line => line.WaitedSeconds));
}
