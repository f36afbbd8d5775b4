namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Where an answer goes.</summary>
/// <param name="Asker">Who asked.</param>
/// <param name="Ticket">Which of its requests.</param>
internal readonly record struct Reply(IAsker Asker, int Ticket)
{
    public bool Waits => Asker.Waits(Ticket);

    /// <summary>Hands it over; one that nobody waits for any more is dropped.</summary>
    public void Send(in Answer answer)
    {
        if (Waits)
        {
            Asker.Answered(Ticket, answer);
        }
    }
}
