namespace CdnLab.Model.Clients;

/// <summary>How a client's request ended, redirects followed.</summary>
public enum ChainOutcome
{
    /// <summary>A document.</summary>
    Ok,

    /// <summary>The client gave up on redirects: a loop is a failure.</summary>
    Looped,

    /// <summary>A 4xx answer.</summary>
    NotFound,

    /// <summary>A 5xx answer or a broken connection.</summary>
    ServerError,

    /// <summary>No answer in time.</summary>
    TimedOut,
}
