namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What edges fetch from.</summary>
internal interface IUpstream : ITier
{
    /// <summary>What it would answer now if it had nothing stored.</summary>
    AnswerContent Expected(Url url, bool gzip);
}
