using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking.Stories;

/// <summary>A line of a counterexample: an exchange, or a part of the plan that takes effect.</summary>
/// <param name="Exchange">The exchange; null: it is a part of the plan.</param>
/// <param name="Step">Index of the plan's step; -1: it is an exchange.</param>
/// <param name="Text">The part of the plan in words; empty for an exchange.</param>
/// <param name="Looping">Whether it belongs to the loop at the end.</param>
/// <param name="Part">What the part changes; null: it is an exchange.</param>
/// <param name="WaitedSeconds">Seconds that the plan has waited, all its waits together, when it is done.</param>
/// <param name="Done">Whether the step is done with it.</param>
public sealed record StoryLine(
    StoryExchange? Exchange,
    int Step,
    string Text,
    bool Looping,
    PlanMoveKind? Part = null,
    double WaitedSeconds = 0,
    bool Done = false);
