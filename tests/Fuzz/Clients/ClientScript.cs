using System.Text;
using CdnLab.Model.Randomness;

namespace CdnLab.Fuzz.Clients;

/// <summary>What one client sends, by the seed: some requests one after another, perhaps damaged, in pieces.</summary>
public sealed class ClientScript
{
    private static readonly string[] Methods =
        ["GET", "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "DELETE", "OPTIONS", "PURGE"];

    private static readonly string[] Fields =
    [
        "Authorization: Basic eA==", "Cookie: id=1", "Cookie: \u00e9", "Range: bytes=0-9", "Range: bytes=5-",
        "Range: bytes=-7", "Range: bytes=0-,0-,1-,2-", "Range: bytes=9-1", "Range: bytes=0-0,20-30", "If-None-Match: *",
        "If-None-Match: \"x\"", "If-Modified-Since: Fri, 10 Jun 2022 10:00:00 GMT", "If-Range: \"x\"",
        "Cache-Control: no-cache", "Cache-Control: max-age=0", "Cache-Control: only-if-cached",
        "Cache-Control: max-stale=9", "Cache-Control: no-store", "Pragma: no-cache", "X-Forwarded-Host: evil.test",
        "X-Original-URL: /evil", "X-HTTP-Method-Override: DELETE", "Connection: keep-alive, X-V",
        "Connection: Authorization, Cache-Control", "Accept-Encoding: gzip, br", "TE: trailers", "Upgrade: websocket",
        "Via: 1.1 edge", "CdnLab-Tier: pop", "CdnLab-Cause: retry", "Expect: 100-continue",
    ];

    private ClientScript(string bytes, bool sound, int closeAfter, IReadOnlyList<int> cuts) =>
        (Bytes, IsSound, CloseAfter, Cuts, Requests) = (bytes, sound, closeAfter, cuts, StrictReader.Read(bytes));

    /// <summary>What is sent; a character is a byte.</summary>
    public string Bytes { get; }

    /// <summary>Whether nothing was damaged: then nothing may be refused.</summary>
    public bool IsSound { get; }

    /// <summary>Bytes received after which the client closes; negative: it does not.</summary>
    public int CloseAfter { get; }

    /// <summary>Where the bytes are cut into pieces.</summary>
    public IReadOnlyList<int> Cuts { get; }

    /// <summary>The requests that a strict reader finds.</summary>
    public IReadOnlyList<StrictRequest> Requests { get; }

    public static ClientScript Of(ulong seed, int client)
    {
        var random = new RandomStream(seed, $"client/{client}");
        var text = new StringBuilder();
        var damaged = false;
        var count = 1 + random.NextBelow(5);
        for (var i = 0; i < count; i++)
        {
            var request = Request(random, seed, $"{seed}-{client}-{i}");
            if (random.NextChance(0.25))
            {
                damaged = true;
                request = Damage.Apply(random, request);
            }

            text.Append(request);
        }

        var cuts = random.NextChance(0.3) ? Enumerable.Range(0, 4).Select(_ => random.NextBelow(text.Length + 1)) : [];
        var close = random.NextChance(0.1) ? random.NextBelow(600) : -1;
        return new(text.ToString(), !damaged, close, [.. cuts.Order()]);
    }

    private static string Request(RandomStream random, ulong seed, string id)
    {
        var method = Methods[random.NextBelow(Methods.Length)];
        var host = random.NextChance(0.85) ? "s.test" : random.NextChance(0.5) ? "T.test" : "s.test:80";
        var target = Target(random, seed, id);
        // Kestrel wants both hosts to be the same to the letter.
        var asked = random.NextChance(0.05) && host != "T.test" ? $"http://{host}{target}" : target;
        var text = new StringBuilder($"{method} {asked} HTTP/1.1\r\nHost: {host}\r\nX-Id: {id}\r\n");
        if (random.NextChance(0.4))
        {
            text.Append($"X-V: {random.NextBelow(3)}\r\n");
        }

        for (var i = random.NextBelow(4); i > 0; i--)
        {
            text.Append(Fields[random.NextBelow(Fields.Length)]).Append("\r\n");
        }

        return text.Append(Content(random, seed, id, method)).ToString();
    }

    private static string Target(RandomStream random, ulong seed, string id) => random.NextBelow(12) switch
    {
        0 => $"/s{seed}/u{id}",
        1 => $"/s{seed}/p{random.NextBelow(2)}",
        2 => $"/s{seed}/q{random.NextBelow(2)}?n={random.NextBelow(2)}",
        3 => $"/s{seed}/a%2Fb/../{random.NextBelow(2)};x=/y.css",
        4 => $"/s{seed}/a?x={random.NextBelow(2)}&y=%00%0d%0a".Replace("%00", "%20", StringComparison.Ordinal),
        _ => $"/s{seed}/k{random.NextBelow(4)}",
    };

    private static string Content(RandomStream random, ulong seed, string id, string method)
    {
        if (method is "GET" or "HEAD" or "OPTIONS" && !random.NextChance(0.05))
        {
            return "\r\n";
        }

        var inner = $"GET /s{seed}/inner HTTP/1.1\r\nHost: s.test\r\nX-Id: {id}-inner\r\n\r\n";
        return random.NextBelow(4) switch
        {
            0 => "Content-Length: 0\r\n\r\n",
            1 => $"Content-Length: {inner.Length}\r\n\r\n{inner}",
            2 => $"Transfer-Encoding: chunked\r\n\r\n{inner.Length:x};a=b\r\n{inner}\r\n0\r\n\r\n",
            _ => "Content-Length: 5\r\n\r\nhello",
        };
    }
}
