namespace CdnLab.Edge.Fetching;

/// <summary>A fetch that got no complete answer.</summary>
public sealed class FetchException(FetchFailure failure, Exception? inner) : Exception(failure.ToString(), inner)
{
    public FetchFailure Failure => failure;

    /// <summary>Status that tells the client: 504 when time ran out, else 502 (RFC 9110 15.6.3 and 15.6.5); 4xx when it
    /// was the client's content or target.</summary>
    public int Status => StatusOf(failure);

    public static int StatusOf(FetchFailure failure) => failure switch
    {
        FetchFailure.OriginConnectTimedOut or FetchFailure.OriginHeadersTimedOut
            or FetchFailure.OriginBodyTimedOut => 504,
        FetchFailure.EdgeOverloaded => 503,
        FetchFailure.ClientBodyAborted or FetchFailure.ClientTargetInvalid => 400,
        FetchFailure.ClientBodyTimedOut => 408,
        FetchFailure.ClientBodyTooLarge => 413,
        _ => 502,
    };
}
