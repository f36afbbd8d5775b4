namespace CdnLab.Model.Redirects;

/// <summary>What the expression of an edge rule is matched on.</summary>
public enum EdgeRuleSubject
{
    /// <summary>The path. A rewrite gives a path and a redirect a location to which the query is appended.</summary>
    Path,

    /// <summary>Path and query. A rewrite gives both, a redirect the whole location.</summary>
    Url,

    /// <summary>The host, in lower case. A rewrite gives path and query, a redirect the whole location.</summary>
    Host,
}
