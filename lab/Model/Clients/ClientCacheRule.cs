using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Model.Clients;

/// <summary>What a client's own cache stores and reuses (RFC 9111, private cache; CacheControl's permanent
/// redirects).</summary>
public static class ClientCacheRule
{
    private static readonly CacheProfile PrivateProfile = new()
    {
        Name = "private",
        Shared = false,
        TargetedFields = [],
    };

    /// <summary>Whether an answer is kept.</summary>
    public static bool MayStore(ClientCacheMode mode, int status, HeaderFields response) =>
        mode != ClientCacheMode.None
        && (IsPermanent(mode, status) || Fresh(status, response, DateTimeOffset.UnixEpoch) > TimeSpan.Zero)
        && !CacheDirectivesParser.Parse(response["Cache-Control"]).NoStore;

    /// <summary>Whether a kept answer may be reused at <paramref name="now"/> without asking.</summary>
    public static bool MayReuse(
        ClientCacheMode mode, int status, HeaderFields response, DateTimeOffset storedAt, DateTimeOffset now) =>
        mode != ClientCacheMode.None
        && (IsPermanent(mode, status)
            || AgeRule.Current(AgeRule.Initial(response, storedAt, storedAt, PrivateProfile), storedAt, now)
                < Fresh(status, response, storedAt));

    /// <summary>Whether an answer is kept for good, whatever its age.</summary>
    public static bool IsPermanent(ClientCacheMode mode, int status) =>
        mode == ClientCacheMode.PermanentRedirects && status is (301 or 308);

    /// <summary>How long a private cache reuses an answer received at <paramref name="at"/> without asking.</summary>
    public static TimeSpan Lifetime(int status, HeaderFields response, DateTimeOffset at) =>
        CacheDirectivesParser.Parse(response["Cache-Control"]).NoStore ? TimeSpan.Zero : Fresh(status, response, at);

    private static TimeSpan Fresh(int status, HeaderFields response, DateTimeOffset at) =>
        FreshnessRule.Decide(status, response, at, PrivateProfile).Lifetime;
}
