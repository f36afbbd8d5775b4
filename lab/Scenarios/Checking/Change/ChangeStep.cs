namespace CdnLab.Scenarios.Checking.Change;

/// <summary>A step of a plan.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Place">Where the file says so; null: it does not, the step is a proposal.</param>
public sealed record ChangeStep(StepAction Action, SourcePlace? Place = null);
