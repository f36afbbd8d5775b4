namespace CdnLab.Model.Clients;

/// <summary>Whether and when a client tries again.</summary>
public static class RetryRule
{
    /// <summary>The delay before the next try, or null when it gives up.</summary>
    /// <param name="persona">The client.</param>
    /// <param name="outcome">How the try ended.</param>
    /// <param name="retries">Retries made so far.</param>
    public static TimeSpan? Next(ClientPersona persona, ChainOutcome outcome, int retries) =>
        retries < persona.RetriesMax && persona.RetryOn.Contains(outcome)
            ? persona.RetryDelay * (1 << Math.Min(retries, 20))
            : null;
}
