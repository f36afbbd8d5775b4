namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Something that waits for answers.</summary>
internal interface IAsker
{
    /// <summary>Whether it still waits for the answer to that request of its own.</summary>
    bool Waits(int ticket);

    void Answered(int ticket, in Answer answer);
}
