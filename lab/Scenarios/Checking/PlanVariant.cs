namespace CdnLab.Scenarios.Checking;

/// <summary>Another way to carry out the plan, and what is to be said of it.</summary>
/// <param name="Title">What is different.</param>
/// <param name="Verdict">Whether it is safe.</param>
/// <param name="Why">The first thing that breaks, or what is proved.</param>
public sealed record PlanVariant(string Title, CheckVerdict Verdict, string Why);
