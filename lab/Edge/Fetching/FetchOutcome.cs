using CdnLab.Edge.Store;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>What a fetch brought; requests that waited for it share it.</summary>
public sealed record FetchOutcome(FetchOutcomeKind Kind, string Reason)
{
    /// <summary>The stored object to serve; null when <see cref="Response"/> or <see cref="Failure"/> tells more.
    /// </summary>
    public StoredObject? Object { get; init; }

    /// <summary>The answer to stream; its receiver disposes it.</summary>
    public UpstreamResponse? Response { get; init; }

    public FetchFailure? Failure { get; init; }

    /// <summary>Fields for the one client that asked, which what is stored must not have (RFC 9111 5.2.2.4).</summary>
    public HeaderFields Unstored { get; init; } = HeaderFields.Empty;

    /// <summary>The last purge before the fetch.</summary>
    public long PurgeMark { get; init; }

    /// <summary>Whether the answer itself says that it serves one request only.</summary>
    public bool ServesOne { get; init; }

    /// <summary>The purge that kept it from being stored: who asks after that purge must not share it; null: none.
    /// </summary>
    public long? PurgedBy { get; init; }

    /// <summary>Status that the next hop answered.</summary>
    public int? Status { get; init; }

    /// <summary>Cache-Status and trace that the next hop sent along.</summary>
    public string? UpstreamCacheStatus { get; init; }

    public string? UpstreamTrace { get; init; }

    public static FetchOutcome Streamed(UpstreamResponse response, string reason) =>
        new FetchOutcome(FetchOutcomeKind.Streamed, reason) { Response = response }.From(response);

    public static FetchOutcome Failed(FetchFailure failure) =>
        new(FetchOutcomeKind.Failed, failure.ToString()) { Failure = failure };

    public FetchOutcome From(UpstreamResponse response) => this with
    {
        Status = response.Status,
        UpstreamCacheStatus = response.Fields["Cache-Status"],
        UpstreamTrace = response.Fields[LabFields.Trace],
    };
}
