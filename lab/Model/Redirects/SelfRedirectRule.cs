using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Model.Redirects;

/// <summary>Finds a stored redirect that can only lead back to itself: its target has, under the rules in force, the
/// key it is stored under.</summary>
public static class SelfRedirectRule
{
    /// <summary>Whether following the stored response from <paramref name="asked"/> meets its own key again.</summary>
    /// <param name="stored">The stored response.</param>
    /// <param name="asked">Absolute URL of the request.</param>
    /// <param name="host">Host that this edge's keys use.</param>
    /// <param name="rules">The rules in force.</param>
    public static bool Holds(StoredResponse stored, Uri asked, string host, EdgeRules rules)
    {
        if (!Location.IsRedirect(stored.Status)
            || Location.Resolve(asked, stored.Headers["Location"]) is not { } next
            || (next.Authority != asked.Authority && next.Authority != host))
        {
            return false;
        }
        var decision = rules.Decide("GET", host, next.PathAndQuery);
        return decision.Outcome == EdgeRequestOutcome.Lookup && decision.Key == stored.Key;
    }
}
