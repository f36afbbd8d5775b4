namespace CdnLab.Edge.Bench.Servers;

/// <summary>The response that all servers give: 2 KiB under the fields of a cached document.</summary>
internal static class Payload
{
    public static byte[] Body { get; } = [.. Enumerable.Range(0, 2048).Select(i => (byte)('a' + i % 26))];

    /// <summary>What the origin says.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> OriginFields { get; } =
    [
        new("Cache-Control", "max-age=86400, public"),
        new("Content-Type", "application/json"),
        new("ETag", "\"c1a5\""),
        new("Vary", "Accept-Encoding"),
    ];

    /// <summary>What a hit carries besides.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> HitFields { get; } =
        [.. OriginFields, new("Age", "12"), new("Cache-Status", HitStatus)];

    public const string HitStatus = "edge; hit; ttl=86388";
}
