using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Compilation;

/// <summary>What an origin release answers for a URL of a class, and how the edge may keep it; in symbols as in
/// <see cref="EdgeCell"/>.</summary>
/// <param name="Outcome">Document, redirect or not found.</param>
/// <param name="Status">Status code.</param>
/// <param name="Location">Target of a redirect, else null.</param>
/// <param name="Storable">Whether the edge's profile stores it.</param>
/// <param name="Lifetime">Its freshness lifetime.</param>
/// <param name="StaleWhileRevalidate">Stale window while it is refreshed.</param>
/// <param name="StaleIfError">Stale window on errors.</param>
/// <param name="SurrogateKeys">Keys by which it is purged, joined by blanks.</param>
/// <param name="Vary">Its Vary field, or empty.</param>
public sealed record OriginCell(
    OriginOutcome Outcome,
    int Status,
    string? Location,
    bool Storable,
    TimeSpan Lifetime,
    TimeSpan StaleWhileRevalidate,
    TimeSpan StaleIfError,
    string SurrogateKeys,
    string Vary)
{
    /// <summary>Whether it may never be served stale (RFC 9111 5.2.2.2).</summary>
    public bool MustRevalidate { get; init; }

    /// <summary>Whether it can be validated (RFC 9111 4.3): by an entity tag of the release's documents, or fields of its
    /// own.</summary>
    public bool HasValidator { get; init; }

    /// <summary>Lifetime in a client's own cache; zero: not kept there.</summary>
    public TimeSpan ClientLifetime { get; init; }
}
