namespace CdnLab.Model.Caching;

/// <summary>Whether a response may be stored, and why.</summary>
/// <param name="Store">True when it may.</param>
/// <param name="Reason">For people and traces.</param>
/// <param name="Clause">The clause that decides.</param>
public readonly record struct StorabilityDecision(bool Store, string Reason, string Clause)
{
    /// <summary>Whether it lies in the request alone, so that it says nothing of the next one.</summary>
    public bool OfRequest { get; init; }
}
