using CdnLab.Scenarios.Cli.Views;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Waits at least so long before the next step.</summary>
/// <param name="For">How long.</param>
public sealed record WaitStep(TimeSpan For) : StepAction
{
    /// <inheritdoc/>
    public override string Words => $"wait {Wording.Duration(For)}";
}
