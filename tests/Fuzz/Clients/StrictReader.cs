using System.Globalization;

namespace CdnLab.Fuzz.Clients;

/// <summary>The requests in a client's bytes by the letter of RFC 9112, up to the first that is not one: nothing after
/// that may reach an origin. It is an oracle, written apart from the edge.</summary>
public sealed class StrictReader(string bytes)
{
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    private int _at;

    public static IReadOnlyList<StrictRequest> Read(string bytes)
    {
        var reader = new StrictReader(bytes);
        var requests = new List<StrictRequest>();
        while (reader.Next() is { } request)
        {
            requests.Add(request);
            if (request.Content is null || request.Lists("close"))
            {
                break;
            }
        }

        return requests;
    }

    public static bool IsToken(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || TokenMarks.Contains(c));

    private StrictRequest? Next()
    {
        // Not by the letter, and harmless: line ends of any kind before a request.
        while (_at < bytes.Length && bytes[_at] is '\r' or '\n')
        {
            _at++;
        }

        var words = Line()?.Split(' ') ?? [];
        if (words is [_, _, "", _])
        {
            // More than one space there is no harm.
            words = [words[0], words[1], words[3]];
        }

        if (words is [_, [.., _, 'H', 'T', 'T', 'P', '/', '1', '.', '0' or '1'] whole])
        {
            // Kestrel takes any character for the space before the version.
            words = [words[0], whole[..^9], whole[^8..]];
        }

        if (words is not [_, { Length: > 0 }, "HTTP/1.1" or "HTTP/1.0"] || !IsToken(words[0])
            || words[1].Any(c => c is <= ' ' or >= '\x7f'))
        {
            return null;
        }

        var odd = false;
        var fields = new List<KeyValuePair<string, string>>();
        while (Line() is { } line)
        {
            if (line.Length == 0)
            {
                return Build(words, fields) is { } request ? request with { IsOdd = odd } : null;
            }

            var colon = line.IndexOf(':');
            if (colon < 1 || line[..colon].Any(c => c is ' ' or '\t' or '\0' or >= '\x7f'))
            {
                return null;
            }

            // Kestrel makes keep-alive of a Connection field that has it.
            odd |= !IsToken(line[..colon]) || (line.Any(c => c is < ' ' and not '\t' or '\x7f')
                && !line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase));

            fields.Add(new(line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        return null;
    }

    private StrictRequest? Build(string[] words, List<KeyValuePair<string, string>> fields)
    {
        var old = words[2] == "HTTP/1.0";
        var hosts = Values(fields, "Host");
        if (RequestTarget.Split(words[1], hosts) is not { } url || (hosts.Count == 0 && !old))
        {
            return null;
        }

        var (codings, lengths) = (Values(fields, "Transfer-Encoding"), Values(fields, "Content-Length"));
        if (codings.Count + lengths.Count > 1 || (codings.Count > 0 && old))
        {
            return null;
        }

        var request = new StrictRequest(words[0], url.Target, url.Host, fields, "");
        if (codings.Count == 1)
        {
            return codings[0].Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? request with { Content = Chunks() } : null;
        }

        if (lengths.Count == 0)
        {
            return old && !request.Lists("keep-alive") ? request with { Content = null } : request;
        }

        // A plus sign is not by the letter; the edge reads it as none and frames anew.
        return long.TryParse(lengths[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var length)
            && length >= 0 && lengths[0][0] != '-'
                ? request with { Content = Take(length) } : null;
    }

    private static List<string> Values(List<KeyValuePair<string, string>> fields, string name) =>
        [.. fields.Where(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value)];

    private string? Chunks()
    {
        var content = "";
        while (Line() is { } line)
        {
            var size = line.Split(';')[0];
            if (size.Length is 0 or > 9 || !size.All(char.IsAsciiHexDigit)
                || Take(long.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture)) is not { } piece)
            {
                return null;
            }

            if (piece.Length == 0)
            {
                return SkipTrailers() ? content : null;
            }

            content += piece;
            if (Line() != "")
            {
                return null;
            }
        }

        return null;
    }

    private bool SkipTrailers()
    {
        while (Line() is { } line)
        {
            if (line.Length == 0)
            {
                return true;
            }
        }

        return false;
    }

    private string? Take(long length)
    {
        if (length > bytes.Length - _at)
        {
            return null;
        }

        _at += (int)length;
        return bytes.Substring(_at - (int)length, (int)length);
    }

    /// <summary>The next line without its CR LF; null when there is none or a CR or LF stands alone.</summary>
    private string? Line()
    {
        var end = bytes.AsSpan(_at).IndexOfAny('\r', '\n');
        if (end < 0 || !bytes.AsSpan(_at + end).StartsWith("\r\n"))
        {
            return null;
        }

        _at += end + 2;
        return bytes.Substring(_at - end - 2, end);
    }
}
