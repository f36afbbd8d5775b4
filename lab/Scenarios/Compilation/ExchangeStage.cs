namespace CdnLab.Scenarios.Compilation;

/// <summary>A stage of a scenario: what is in force, and what a request by each spelling meets then.</summary>
/// <param name="Title">What has just happened.</param>
/// <param name="At">When.</param>
/// <param name="State">What is in force.</param>
/// <param name="Chains">The chain of each client URL, in the table's order.</param>
public sealed record ExchangeStage(
    string Title, DateTimeOffset At, DeployState State, IReadOnlyList<ExchangeChain> Chains);
