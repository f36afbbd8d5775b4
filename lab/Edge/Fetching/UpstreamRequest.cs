using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>What is asked of the next hop; it outlives the client's request, except for the body that a passed request
/// streams.</summary>
public sealed record UpstreamRequest
{
    public required string Method { get; init; }

    /// <summary>Path and query, sent as they are.</summary>
    public required string Url { get; init; }

    public required string Host { get; init; }

    public required HeaderFields Fields { get; init; }

    /// <summary>Why, for <c>CdnLab-Cause</c>; null: not told.</summary>
    public FetchCause? Cause { get; init; }

    /// <summary>Who is told of interim responses; null: nobody.</summary>
    public InterimReceiver? Interim { get; init; }

    public Stream? Body { get; init; }
}
