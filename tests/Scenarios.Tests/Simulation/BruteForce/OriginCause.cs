namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What an origin request is counted as; a request that an edge passed on is none of them.</summary>
internal enum OriginCause
{
    Miss,
    Revalidation,
    PurgeRefill,
    Retry,
    Redirect,
}
