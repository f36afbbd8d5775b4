namespace CdnLab.Scenarios.Compilation;

/// <summary>How a chain of redirects ends.</summary>
public enum ChainEnd
{
    /// <summary>With the document, or with a redirect that leaves the CDN.</summary>
    Document,

    /// <summary>With status 404.</summary>
    NotFound,

    /// <summary>Never: one cache entry redirects to itself.</summary>
    SelfLoop,

    /// <summary>Never: several entries redirect to each other.</summary>
    Loop,
}
