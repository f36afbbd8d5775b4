namespace CdnLab.Model.Redirects;

/// <summary>What an edge does with a request before any cache look-up.</summary>
public enum EdgeRequestOutcome
{
    /// <summary>Look it up in the cache.</summary>
    Lookup,

    /// <summary>Send it on, past the cache.</summary>
    Pass,

    /// <summary>Answer with a redirect made at the edge.</summary>
    Redirect,
}
