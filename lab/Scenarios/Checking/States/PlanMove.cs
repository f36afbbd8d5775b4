namespace CdnLab.Scenarios.Checking.States;

/// <summary>A part of a step: one change of one tier, or of the origin.</summary>
/// <param name="Kind">What changes.</param>
/// <param name="Step">Index of the step.</param>
/// <param name="To">Point that it leads to.</param>
/// <param name="Last">Whether the step is done with it.</param>
internal sealed record PlanMove(PlanMoveKind Kind, int Step, PlanPoint To, bool Last);
