namespace CdnLab.Fuzz.Clients;

/// <summary>Path and host of a request target (RFC 9112 3.2).</summary>
internal static class RequestTarget
{
    public static (string Target, string Host)? Split(string target, List<string> hosts)
    {
        if (hosts.Count > 1)
        {
            return null;
        }

        var host = hosts.Count == 1 ? hosts[0].ToLowerInvariant() : "";
        if (target.StartsWith('/'))
        {
            return (Whole(target), host);
        }

        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return null;
        }

        var rest = target[(scheme + 3)..];
        var end = rest.IndexOfAny(['/', '?', '#']);
        var path = end < 0 ? "/" : rest[end] == '/' ? rest[end..] : "/" + rest[end..];
        return (Whole(path), (end < 0 ? rest : rest[..end]).ToLowerInvariant());
    }

    private static string Whole(string target) => target.Split('#')[0] is { Length: > 0 } path ? path : "/";
}
