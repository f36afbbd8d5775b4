using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>Whether the answer to a POST may be stored to serve later GET requests (RFC 9110 9.3.3): it must say so,
/// with a lifetime of its own and a Content-Location that names the URL posted to.</summary>
public static class PostRule
{
    /// <summary>Decides as <see cref="StorabilityRule"/> does for a GET, and by the two conditions.</summary>
    public static StorabilityDecision Decide(
        Uri target, int status, HeaderFields request, HeaderFields response, CacheProfile profile)
    {
        var (field, directives) = TargetedControl.Select(response, profile);
        var timed = directives.MaxAge is not null || (profile.Shared && directives.SharedMaxAge is not null)
            || (field == "Cache-Control" && response.Contains("Expires"));
        if (!profile.PostStorable || status != 200 || !timed
            || response["Content-Location"] is not { } named || Location.Resolve(target, named) != target)
        {
            return new(false, "POST without lifetime and Content-Location of its own", "RFC 9110 9.3.3");
        }
        return StorabilityRule.Decide("GET", status, request, response, profile);
    }
}
