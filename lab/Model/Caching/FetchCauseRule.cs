namespace CdnLab.Model.Caching;

/// <summary>Tells why a fetch happens, so that an origin can split its load by cause.</summary>
public static class FetchCauseRule
{
    /// <summary>The cause of a first try.</summary>
    /// <param name="stored">What is stored for the request, or null.</param>
    /// <param name="conditional">Whether the fetch asks with the stored validator.</param>
    /// <param name="purged">Whether a hard purge removed a variant of the key that was not fetched since.</param>
    public static FetchCause Decide(StoredResponse? stored, bool conditional, bool purged)
    {
        // A soft purge is the cause only if the response would not have been stale anyway.
        var refill = stored is null ? purged : stored.SoftPurgedAt is { } at && at == stored.FreshUntil;
        return Decide(refill, conditional);
    }

    /// <summary>The cause of a first try, when it is known whether a purge is what made it necessary.</summary>
    /// <param name="refill">Whether it is.</param>
    /// <param name="conditional">Whether the fetch asks with the stored validator.</param>
    public static FetchCause Decide(bool refill, bool conditional) =>
        refill ? FetchCause.PurgeRefill : conditional ? FetchCause.Revalidation : FetchCause.Miss;

    /// <summary>The cause as <c>CdnLab-Cause</c> writes it.</summary>
    public static string Token(FetchCause cause) => cause switch
    {
        FetchCause.Miss => "miss",
        FetchCause.Revalidation => "revalidation",
        FetchCause.PurgeRefill => "purge-refill",
        FetchCause.Retry => "retry",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "no such cause"),
    };
}
