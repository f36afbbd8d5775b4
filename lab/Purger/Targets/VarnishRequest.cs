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

    /// <summary>A text as a regular expression of PCRE that matches nothing else.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or ':'))
            {
                escaped.Append('\\');
            }
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
