using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>Validation with the origin and with the client (RFC 9111 4.3, RFC 9110 13).</summary>
public static class ValidationRule
{
    /// <summary>The conditional fields with which a cache validates a stored response (RFC 9111 4.3.1).</summary>
    public static IEnumerable<HeaderField> ConditionalFields(StoredResponse stored)
    {
        if (stored.Headers["ETag"] is { } etag)
        {
            yield return new("If-None-Match", etag);
        }
        if (stored.Headers["Last-Modified"] is { } modified)
        {
            yield return new("If-Modified-Since", modified);
        }
    }

    /// <summary>Whether a client's condition is met by the stored response, so that 304 answers it
    /// (RFC 9110 13.1.2 and 13.1.3: If-None-Match goes first).</summary>
    public static bool NotModified(int status, HeaderFields stored, string? ifNoneMatch, string? ifModifiedSince)
    {
        if (status != 200)
        {
            return false;
        }
        if (ifNoneMatch is not null)
        {
            return stored["ETag"] is { } etag && (ifNoneMatch == etag || Names(ifNoneMatch, etag));
        }
        return HttpDate.Parse(ifModifiedSince) is { } since
            && (HttpDate.Parse(stored["Last-Modified"]) ?? HttpDate.Parse(stored["Date"])) is { } modified
            && modified <= since;
    }

    /// <summary>The stored fields freshened by those of a 304 (RFC 9111 4.3.4 and 3.2): replaced by name, except
    /// those that describe the content or its transfer. A stored Age goes: it belonged to the earlier answer.</summary>
    public static HeaderFields Freshen(HeaderFields stored, HeaderFields notModified)
    {
        var update = notModified.Where(f => !Kept(f.Name)).ToList();
        string[] names = [.. update.Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase), "Age"];
        return new HeaderFields(stored.Without(names).Concat(update));
    }

    /// <summary>The weak comparison of entity tags (RFC 9110 8.8.3.2).</summary>
    public static bool WeakEqual(string a, string b) => Opaque(a) == Opaque(b);

    private static bool Names(string ifNoneMatch, string etag) =>
        ifNoneMatch.Trim() == "*" || ListElements.Split(ifNoneMatch).Any(tag => WeakEqual(tag, etag));

    private static string Opaque(string tag) =>
        tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;

    private static bool Kept(string name) =>
        name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Content-Range", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);
}
