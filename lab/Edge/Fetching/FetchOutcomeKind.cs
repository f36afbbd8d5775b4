namespace CdnLab.Edge.Fetching;

/// <summary>How a fetch ended.</summary>
public enum FetchOutcomeKind
{
    /// <summary>The answer was stored.</summary>
    Stored,

    /// <summary>A 304 freshened what was stored.</summary>
    Validated,

    /// <summary>It failed, and what is stored may stand in (RFC 5861 4).</summary>
    StaleOnError,

    /// <summary>The answer may not be stored, or is too large: it goes to the one request that asked.</summary>
    Streamed,

    /// <summary>There is no answer.</summary>
    Failed,
}
