namespace CdnLab.Scenarios.Ensembles;

/// <summary>One bin over several runs: the spread of each column of the contract's series, in the contract's order.
/// </summary>
public sealed record BandBin(DateTimeOffset Time, IReadOnlyList<Spread> Columns);
