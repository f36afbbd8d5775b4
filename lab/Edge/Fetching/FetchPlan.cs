using CdnLab.Edge.Configuration;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>A fetch whose answer may be stored.</summary>
public sealed record FetchPlan
{
    public required CacheKey Key { get; init; }

    /// <summary>The request to send, conditional when <see cref="Conditional"/>.</summary>
    public required UpstreamRequest Request { get; init; }

    /// <summary>Request fields without the conditions: what storability and Vary look at.</summary>
    public required HeaderFields Selecting { get; init; }

    public required ActiveConfig Config { get; init; }

    /// <summary>What is stored already: it is validated, and stands in for an error.</summary>
    public StoredObject? Stored { get; init; }

    public bool Conditional { get; init; }

    /// <summary>Whether the client's own conditions and ranges went along: then only 200 is an answer for others too.
    /// </summary>
    public bool AsIs { get; init; }

    /// <summary>The last purge before the fetch (<see cref="ResponseStore.PurgeMark"/>).</summary>
    public long PurgeMark { get; init; }
}
