using CdnLab.Model.Randomness;

namespace CdnLab.Fuzz.Clients;

/// <summary>Damages a request in one to three places.</summary>
internal static class Damage
{
    private static readonly string[] Insertions =
    [
        "\r", "\n", "\0", "\u0001", "\u007f", "\u0080", " ", "\t", ":", ";", ",", "\r\n", "\n\n", "\r\n\r\n", "\r\n ",
        "\r\nTransfer-Encoding: chunked", "\r\nTransfer-Encoding: identity, chunked", 
        "\r\nTransfer-Encoding : chunked",
        "\r\nContent-Length: 0", "\r\nContent-Length: 5", "\r\nContent-Length: 5, 5", "\r\nContent-Length: +3",
        "\r\nContent-Length: -3", "\r\nContent-Length: 18446744073709551617", "0\r\n\r\n", "5;\nx\r\n", 
        "ffffffffffffffff",
        "\r\nHost: other.test", "\r\nHost: a b", "\r\nHost: s.test:99999", "\r\nConnection: close", "\r\nExpect: x",
        "HTTP/1.0", "HTTP/1.1", " HTTP/1.1\r\n", "CONNECT ", "TRACE ",
        "%00", "%", "#", "\\", "//", "/../", "\"", "\u00e9",
    ];

    public static string Apply(RandomStream random, string request)
    {
        for (var times = 1 + random.NextBelow(3); times > 0; times--)
        {
            request = Once(random, request);
        }

        return request;
    }

    private static string Once(RandomStream random, string request)
    {
        var at = random.NextBelow(request.Length + 1);
        var length = Math.Min(random.NextBelow(20), request.Length - at);
        var lineEnd = request.IndexOf("\r\n", Math.Min(at, request.Length), StringComparison.Ordinal);
        return random.NextBelow(8) switch
        {
            0 when at < request.Length => request[..at] + (char)random.NextBelow(256) + request[(at + 1)..],
            1 => request.Remove(at, length),
            2 => request.Insert(at, request.Substring(at, length)),
            3 => request[..at],
            4 => request.Insert(at, $"\r\nX-Long: {new string('x', 40_000)}"),
            5 => request.Insert(at, string.Concat(Enumerable.Range(0, 120).Select(i => $"\r\nX{i}: y"))),
            6 when lineEnd >= 0 => request.Insert(lineEnd, Insertions[random.NextBelow(Insertions.Length)]),
            _ => request.Insert(at, Insertions[random.NextBelow(Insertions.Length)]),
        };
    }
}
