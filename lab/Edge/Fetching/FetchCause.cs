namespace CdnLab.Edge.Fetching;

/// <summary>Why a fetch happens: the values of <c>CdnLab-Cause</c>.</summary>
public static class FetchCause
{
    public const string Miss = "miss";
    public const string Revalidation = "revalidation";
    public const string PurgeRefill = "purge-refill";
    public const string Retry = "retry";
}
