namespace CdnLab.Live.Tests.Deploys;

/// <summary>How a chain of redirects ends.</summary>
public enum ChainEnd
{
    Document,

    /// <summary>One URL that redirects to itself.</summary>
    SelfLoop,

    /// <summary>Two URLs that redirect to each other.</summary>
    TwoUrlLoop,
}
