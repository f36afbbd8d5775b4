namespace CdnLab.Scenarios.Checking.Stories;

/// <summary>A line of a counterexample: an exchange, or a part of the plan that takes effect.</summary>
/// <param name="Exchange">The exchange; null: it is a part of the plan.</param>
/// <param name="Step">Index of the plan's step; -1: it is an exchange.</param>
/// <param name="Text">The part of the plan in words; empty for an exchange.</param>
/// <param name="Looping">Whether it belongs to the loop at the end.</param>
public sealed record StoryLine(StoryExchange? Exchange, int Step, string Text, bool Looping);
