namespace CdnLab.Scenarios.Compilation;

/// <summary>Whether entries of one state loop under the rules of another.</summary>
/// <param name="Stored">In force when the entries were stored.</param>
/// <param name="Rules">In force when they are asked for.</param>
/// <param name="Chain">The first chain that loops; null when none does.</param>
/// <param name="Expired">Keys that must be gone for it; empty: it loops while everything is stored.</param>
public sealed record LoopFinding(
    DeployState Stored, DeployState Rules, ExchangeChain? Chain, IReadOnlyList<string> Expired);
