namespace CdnLab.Scenarios.Journal;

/// <summary>What the run shows at a moment, for status posts.</summary>
/// <param name="LoopedRatio">Share of client requests that ended in a loop, last whole bin.</param>
/// <param name="LoopingProjects">Projects whose last request looped.</param>
/// <param name="PurgedRatio">Share of the purge's keys that are settled; 0 without a purge.</param>
/// <param name="ShardsLeft">Shards that are not finished.</param>
public sealed record StatusFigures(
    double LoopedRatio, long LoopingProjects, double PurgedRatio, IReadOnlyList<string> ShardsLeft);
