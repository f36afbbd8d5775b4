namespace CdnLab.Model.Caching;

/// <summary>How long a response stays fresh and how long beyond that it may still serve.</summary>
/// <param name="Lifetime">The freshness lifetime (RFC 9111 4.2.1).</param>
/// <param name="StaleWhileRevalidate">Window after the lifetime in which a stale response serves while it is
/// refreshed (RFC 5861 3).</param>
/// <param name="StaleIfError">Window after the lifetime in which a stale response stands in for an error
/// (RFC 5861 4).</param>
/// <param name="Source">What the lifetime comes from: a field and directive, <c>heuristic</c> or
/// <c>default</c>.</param>
/// <param name="MustRevalidate">Whether serving stale is forbidden altogether (RFC 9111 5.2.2.2).</param>
public readonly record struct FreshnessDecision(
    TimeSpan Lifetime, TimeSpan StaleWhileRevalidate, TimeSpan StaleIfError, string Source, bool MustRevalidate)
{
    /// <summary>Whether it does not change while it is fresh (RFC 8246 2).</summary>
    public bool Immutable { get; init; }
}
