namespace CdnLab.Purger.Targets;

/// <summary>What a purge API says to a call.</summary>
public enum PurgeReplyKind
{
    /// <summary>It is accepted.</summary>
    Accepted,

    /// <summary>Too many calls: it is to be made later.</summary>
    Throttled,

    /// <summary>The token is not taken: no call will be.</summary>
    Unauthorized,

    /// <summary>It failed and may be tried again: a 5xx, no answer in time, no connection.</summary>
    Failed,

    /// <summary>It is refused, and would be again.</summary>
    Refused,
}
