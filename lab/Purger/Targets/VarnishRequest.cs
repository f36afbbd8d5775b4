using System.Net.Http.Headers;
using System.Text;

namespace CdnLab.Purger.Targets;

/// <summary>Requests that a VCL answers.</summary>
internal static class VarnishRequest
{
    /// <summary>A request for a path of the site.</summary>
    public static HttpRequestMessage Of(TargetAddress address, string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address.At(path));
        request.Headers.Host = address.Host;
        if (address.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        return request;
    }

    /// <summary>A text as a regular expression of PCRE that matches nothing else. Classes stand for special characters,
    /// since a ban's expression may read a backslash in its own way.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '^' => @"\x5e",
                '\\' => @"\x5c",
                '"' => @"\x22",
                '.' or '$' or '|' or '(' or ')' or '[' or ']' or '{' or '}' or '*' or '+' or '?' or '#' => $"[{c}]",
                _ => c.ToString(),
            });
        }
        return escaped.ToString();
    }
}
