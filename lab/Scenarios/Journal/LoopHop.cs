namespace CdnLab.Scenarios.Journal;

/// <summary>
/// One exchange of a redirect chain as the client saw it: the URL asked, the edge's cache key for it, the answer, and,
/// when it came from a cache, its age (seconds) and who had stored it: origin release, edge config and lab time.
/// </summary>
public sealed record LoopHop(
    string Url,
    string? Key = null,
    int Status = 0,
    string? Location = null,
    double? Age = null,
    string? Outcome = null,
    string? StoredRelease = null,
    string? StoredConfig = null,
    DateTimeOffset? StoredAt = null);
