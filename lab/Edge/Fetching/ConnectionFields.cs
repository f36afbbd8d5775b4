using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>The fields that belong to one connection and never cross a proxy (RFC 9110 7.6.1).</summary>
internal static class ConnectionFields
{
    private static readonly HashSet<string> Always = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer",
        "Transfer-Encoding", "Upgrade",
    };

    public static bool IsOne(string name, IReadOnlySet<string> listed) =>
        Always.Contains(name) || listed.Contains(name);

    /// <summary>The fields that a Connection value names.</summary>
    public static IReadOnlySet<string> Listed(string? connection) => connection is null
        ? new HashSet<string>()
        : ListElements.Split(connection).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
