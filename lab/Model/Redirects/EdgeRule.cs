namespace CdnLab.Model.Redirects;

/// <summary>One request rule of an edge config. Its condition is a regular expression on the path (no backtracking);
/// its places fill from the expression's named groups, <c>host</c>, <c>url</c>, <c>path</c> and <c>query</c>. A rule
/// without an action only strips the query, or skips others.</summary>
public sealed record EdgeRule
{
    /// <summary>Name for traces and findings.</summary>
    public required string Name { get; init; }

    /// <summary>Regular expression on the path, matched anywhere unless anchored.</summary>
    public required string Match { get; init; }

    /// <summary>What the expression is matched on.</summary>
    public EdgeRuleSubject On { get; init; }

    /// <summary>Applies where the expression does not match; its groups are empty then.</summary>
    public bool Not { get; init; }

    /// <summary>Methods it applies to; empty: all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>New path (template of groups); the query stays unless <see cref="StripQuery"/>. Later rules see the
    /// new path.</summary>
    public string? Rewrite { get; init; }

    /// <summary>The rewrite stands for each match, not for the whole: <c>regsuball</c> of VCL.</summary>
    public bool EachMatch { get; init; }

    /// <summary>Answers at once with a redirect to this location (template of groups); evaluation ends.</summary>
    public string? Redirect { get; init; }

    /// <summary>Status of the redirect.</summary>
    public int Status { get; init; } = 301;

    /// <summary>Sends the request on without looking into the cache; evaluation ends.</summary>
    public bool Pass { get; init; }

    /// <summary>Cache key of the request (template of groups, <c>host</c> and <c>url</c>), in place of the
    /// config's.</summary>
    public string? Key { get; init; }

    /// <summary>Removes the query.</summary>
    public bool StripQuery { get; init; }

    /// <summary>How many of the rules after it are left out when it applies; as the flag S of Apache's mod_rewrite.
    /// </summary>
    public int Skip { get; init; }
}
