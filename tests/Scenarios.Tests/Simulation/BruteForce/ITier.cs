namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Something that answers requests: an edge, the origin, the redirector.</summary>
internal interface ITier
{
    /// <summary>The answer when it is known at once; null: it comes later, to <paramref name="reply"/>.</summary>
    Answer? Ask(in Ask ask, Reply reply);
}
