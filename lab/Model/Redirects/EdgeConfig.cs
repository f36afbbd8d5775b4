namespace CdnLab.Model.Redirects;

/// <summary>A version of an edge's configuration: what is deployed, rolled back and rehearsed.</summary>
public sealed record EdgeConfig
{
    /// <summary>Its name, for example <c>before</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Request rules, in order.</summary>
    public IReadOnlyList<EdgeRule> Rules { get; init; } = [];

    /// <summary>Cache key of a request (template of <c>host</c> and <c>url</c>, the URL after the rules).</summary>
    public string CacheKey { get; init; } = "{host}{url}";

    /// <summary>Statuses that this config does not store, whatever the response says.</summary>
    public IReadOnlyList<int> UnstorableStatuses { get; init; } = [];

    /// <summary>Guard against poisoned entries: a stored redirect whose target has the request's own key is not served
    /// but fetched anew.</summary>
    public bool RefuseSelfRedirect { get; init; }
}
