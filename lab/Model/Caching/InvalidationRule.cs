using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>What an unsafe request makes a cache forget (RFC 9111 4.4).</summary>
public static class InvalidationRule
{
    /// <summary>Whether a method may change state at the origin (RFC 9110 9.2.1); an unknown method may.</summary>
    public static bool IsUnsafe(string method) => method is not ("GET" or "HEAD" or "OPTIONS" or "TRACE");

    /// <summary>The URLs whose stored responses are invalidated: the target, and those that Location and
    /// Content-Location name on the same host. None when the answer is an error or the profile says so.</summary>
    /// <param name="method">Request method.</param>
    /// <param name="target">Absolute URL that was asked.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="response">Fields of the answer.</param>
    /// <param name="profile">The cache's profile.</param>
    public static IReadOnlyList<Uri> Targets(
        string method, Uri target, int status, HeaderFields response, CacheProfile profile)
    {
        if (!profile.UnsafeMethodsInvalidate || !IsUnsafe(method) || status is < 200 or >= 400)
        {
            return [];
        }
        var targets = new List<Uri> { target };
        foreach (var field in (string[])["Location", "Content-Location"])
        {
            if (Location.Resolve(target, response[field]) is { } named && named.Authority == target.Authority
                && !targets.Contains(named))
            {
                targets.Add(named);
            }
        }
        return targets;
    }
}
