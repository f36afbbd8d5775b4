namespace CdnLab.Scenarios.Planning;

/// <summary>A bound that a run broke.</summary>
/// <param name="Bound">Which.</param>
/// <param name="Value">What the run had; infinite: not by the horizon.</param>
/// <param name="Excess">By which share of the bound; a time that is not reached counts from the horizon.</param>
public readonly record struct PlanViolation(PlanBound Bound, double Value, double Excess);
