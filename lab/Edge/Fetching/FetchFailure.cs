namespace CdnLab.Edge.Fetching;

/// <summary>At which stage and on which side a fetch failed.</summary>
public enum FetchFailure
{
    OriginConnectFailed,
    OriginConnectTimedOut,
    OriginHeadersFailed,
    OriginHeadersInvalid,
    OriginHeadersTimedOut,
    OriginBodyAborted,
    OriginBodyTimedOut,
    EdgeOverloaded,
    ClientBodyAborted,
    ClientBodyTimedOut,
    ClientBodyTooLarge,
    ClientTargetInvalid,
}
