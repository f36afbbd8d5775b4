using CdnLab.Model.Randomness;

namespace CdnLab.Fuzz.Origins;

/// <summary>Makes of a sound answer what no server should send. The mark stays readable, so that an answer that comes
/// through can still be held against its request.</summary>
internal static class Hostility
{
    private const string Evil =
        "HTTP/1.1 200 OK\r\nX-Mark: m1 GET evil.test /evil 0-0-0 - 0 plain 4\r\nContent-Length: 4\r\n\r\nevil";

    private const string Hint = "HTTP/1.1 103 Hint\r\nLink: </x>\r\n\r\n";

    private static readonly string[] Lines =
    [
        "Content-Length: 3", "Content-Length: 99999", "Content-Length: -1", "Content-Length: 5, 6", "Content-Length:",
        "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: x", "X: a\u0001b",
        "X: a\0b", "X: a\rb", "X: a\u007f", "X\u0001: a", "X y: a", "NoColon", " folded", ": empty", "Vary: *",
        "Vary: ,", "Vary: \u00e9", "Set-Cookie: id=1", "Age: -1", "Age: 99999999999999999999", "Date: x",
        "Expires: x", "ETag: x",
        "Cache-Control: max-age=99999999999999999999", "Cache-Control: \"",
        "Connection: close", "Upgrade: x", "Content-Encoding: gzip", "Content-Range: bytes 0-1/2",
        "Trailer: X", "Cache-Status: x; \"", "CdnLab-Trace: [", "Location: /\u0080", "Content-Type: \u00ff", "Age:",
    ];

    private static readonly string[] Statuses =
    [
        "000 x", "099 x", "100 x", "101 x", "103 x", "206 x", "205 x", "304 x", "407 x", "416 x", "429 x", "431 x",
        "599 x", "600 x", "999 x", "1000 x", "2xx x", "200", "",
    ];

    public static OriginScript Apply(RandomStream random, OriginScript sound, int marked)
    {
        var text = sound.Text;
        var lines = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 2;
        var at = marked + random.NextBelow(text.Length - marked + 1);
        var inHead = marked + random.NextBelow(lines - marked + 1);
        return random.NextBelow(12) switch
        {
            0 => sound with { Text = text[..at], Close = true },
            1 => sound with { Text = text[..random.NextBelow(text.Length)], Close = true },
            2 => sound with { Text = text + Evil, Close = false },
            3 => sound with { Text = text.Insert(lines, $"X-Long: {new string('x', 70_000)}\r\n") },
            4 => sound with { Text = text[..lines], Endless = "X-More: y\r\n", Close = true },
            5 => sound with { Text = string.Concat(Enumerable.Repeat(Hint, 40)) + text },
            6 => sound with { Text = "", Endless = Hint, Close = true },
            7 => sound with
            {
                Text = text[..lines].Replace("Content-Length", "X-Length", StringComparison.Ordinal) + "\r\n",
                Endless = new string('e', 1000),
                Close = true,
            },
            8 => sound with { Text = Status(random) + text[text.IndexOf('\r')..] },
            9 => sound with { Text = text[..inHead] + (char)random.NextBelow(256) + text[inHead..] },
            _ => sound with { Text = text.Insert(lines, Lines[random.NextBelow(Lines.Length)] + "\r\n") },
        };
    }

    private static string Status(RandomStream random) =>
        "HTTP/1.1 " + Statuses[random.NextBelow(Statuses.Length)];
}
