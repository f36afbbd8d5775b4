namespace CdnLab.Live.Tests.Deploys;

/// <summary>What an earlier state left in the caches for one project.</summary>
public enum CacheState
{
    Empty,

    /// <summary>The normalised spelling as a 301, the verbatim one as the document.</summary>
    Warm,

    /// <summary>The normalised spelling as a 301, the verbatim one gone.</summary>
    VerbatimGone,
}
