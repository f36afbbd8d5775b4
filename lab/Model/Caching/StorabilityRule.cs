using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>Whether a cache may store a response (RFC 9111 3).</summary>
public static class StorabilityRule
{
    /// <summary>An error that answers more characters of request fields than this may be about the fields, which no key
    /// holds: stored, it would deny the resource to everybody.</summary>
    public const int FieldCharactersMax = 4096;

    /// <summary>Decides for a complete response to a request.</summary>
    /// <param name="method">Request method.</param>
    /// <param name="status">Status of the response.</param>
    /// <param name="request">Request fields.</param>
    /// <param name="response">Response fields.</param>
    /// <param name="profile">The cache's profile.</param>
    /// <param name="unstorableStatuses">Statuses that the edge config in force does not store; null: none.</param>
    public static StorabilityDecision Decide(
        string method,
        int status,
        HeaderFields request,
        HeaderFields response,
        CacheProfile profile,
        IReadOnlyList<int>? unstorableStatuses = null)
    {
        var (field, directives) = TargetedControl.Select(response, profile);
        if (method is not ("GET" or "HEAD"))
        {
            return No("method " + method, "RFC 9111 3");
        }
        if (status is < 200 or 206 or 304)
        {
            return No($"status {status}", "RFC 9111 3.3");
        }
        if (status is 428 or 429 or 431 or 511)
        {
            return No($"status {status} tells of one client", "RFC 6585 3 to 6");
        }
        if (status >= 400 && FieldCharacters(request) > FieldCharactersMax)
        {
            return No($"an error after more than {FieldCharactersMax} characters of fields", "RFC 9111 7.1") with
            {
                OfRequest = true,
            };
        }
        if (unstorableStatuses?.Contains(status) == true)
        {
            return No($"the edge config does not store status {status}", "edge config unstorable_statuses");
        }
        if (directives.NoStore && !(directives.MustUnderstand && StatusCodes.Understood(status)))
        {
            return No("response says no-store", "RFC 9111 5.2.2.5");
        }
        if (directives.MustUnderstand && !StatusCodes.Understood(status))
        {
            return No($"must-understand, status {status} is not understood", "RFC 9111 5.2.2.3");
        }
        if (profile.Shared && directives.Private)
        {
            return No("response says private", "RFC 9111 5.2.2.7");
        }
        if (profile.RequestDirectives && CacheDirectivesParser.Parse(request["Cache-Control"]).NoStore)
        {
            return No("request says no-store", "RFC 9111 5.2.1.5") with { OfRequest = true };
        }
        if (response["Vary"]?.Contains('*', StringComparison.Ordinal) == true)
        {
            return No("Vary: *", "RFC 9111 4.1");
        }
        if (profile.NoCacheUnstorable && (directives.NoCache || directives.UnstorableFields.Count > 0))
        {
            return No("response says no-cache, or names fields", "profile " + profile.Name);
        }
        if (profile.SetCookieUnstorable && response.Contains("Set-Cookie"))
        {
            return No("response sets a cookie", "profile " + profile.Name);
        }
        if (profile.Shared && profile.AuthorizationNeedsPermission && request.Contains("Authorization")
            && !(directives.Public || directives.MustRevalidate || directives.SharedMaxAge is not null))
        {
            return No("request carries Authorization", "RFC 9111 3.5") with { OfRequest = true };
        }
        var isExplicit = Explicit(field, directives, response, profile.Shared);
        if (profile.Shared && !isExplicit && response.Contains("Set-Cookie"))
        {
            return No("sets a cookie and names no lifetime", "RFC 9111 7.3");
        }
        if (profile.StorableStatuses is { } statuses)
        {
            return statuses.Contains(status) || (isExplicit && profile.StorableStatusesWithLifetime.Contains(status))
                ? new(true, "storable", "profile " + profile.Name)
                : No($"status {status} is not among those stored", "profile " + profile.Name);
        }
        return isExplicit || StatusCodes.HeuristicallyCacheable(status)
            ? new(true, "storable", "RFC 9111 3")
            : No($"status {status} needs an explicit lifetime", "RFC 9111 3");
    }

    private static int FieldCharacters(HeaderFields request) => request.Sum(f => f.Name.Length + f.Value.Length);

    private static bool Explicit(string field, CacheDirectives directives, HeaderFields response, bool shared) =>
        directives.MaxAge is not null
        || (shared ? directives.SharedMaxAge is not null : directives.Private)
        || directives.Public
        || (field == "Cache-Control" && response.Contains("Expires"));

    private static StorabilityDecision No(string reason, string clause) => new(false, reason, clause);
}
