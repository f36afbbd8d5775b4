namespace CdnLab.Model.Redirects;

/// <summary>A version of the origin's code: what it answers for which URL, with which header fields.</summary>
public sealed record OriginRelease
{
    /// <summary>Its name, for example <c>before</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Route rule of each family by name; a family without one is not found.</summary>
    public required IReadOnlyDictionary<string, RouteRule> Routes { get; init; }

    /// <summary>Fields of a document (values are templates of <c>name</c>, <c>normalized</c>,
    /// <c>version</c>).</summary>
    public IReadOnlyDictionary<string, string> DocumentHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields of a spelling redirect.</summary>
    public IReadOnlyDictionary<string, string> RedirectHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Fields of a not-found answer.</summary>
    public IReadOnlyDictionary<string, string> NotFoundHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a path that is not found and does not end in a slash is redirected to itself with
    /// one.</summary>
    public bool NotFoundAppendsSlash { get; init; }

    /// <summary>Whether documents carry an entity tag and answer conditional requests.</summary>
    public bool EntityTags { get; init; } = true;
}
