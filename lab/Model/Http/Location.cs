namespace CdnLab.Model.Http;

/// <summary>Resolves a Location field against the URL that answered with it (RFC 9110 10.2.2, RFC 3986 5).</summary>
public static class Location
{
    /// <summary>The absolute URL of the next request, or null when the value is no http(s) URL reference.</summary>
    public static Uri? Resolve(Uri current, string? location)
    {
        if (string.IsNullOrEmpty(location) || !Uri.TryCreate(current, location, out var next)
            || (next.Scheme != Uri.UriSchemeHttp && next.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }
        return next.Fragment.Length == 0 ? next : new UriBuilder(next) { Fragment = "" }.Uri;
    }

    /// <summary>Whether a status is a redirect that a client follows by the Location field.</summary>
    public static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;
}
