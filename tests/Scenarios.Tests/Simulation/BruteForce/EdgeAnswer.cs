namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>How a PoP answered a request that it looked up.</summary>
internal enum EdgeAnswer
{
    Hit,
    StaleHit,
    Miss,
    Collapsed,
}
