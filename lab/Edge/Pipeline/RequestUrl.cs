using CdnLab.Model.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CdnLab.Edge.Pipeline;

/// <summary>The URL a client asks for (RFC 9112 3.2 and 3.3).</summary>
internal static class RequestUrl
{
    /// <summary>Path and query of the request target, and the host that an absolute-form target names; null when the
    /// target has neither of these forms.</summary>
    public static (string Target, string? Host)? Read(IHttpRequestFeature request)
    {
        var target = request.RawTarget;
        if (target.StartsWith('/'))
        {
            return (target, null);
        }

        if (!target.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !target.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var authority = target.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = target.AsSpan(authority).IndexOfAny('/', '?', '#');
        return end < 0
            ? ("/", target[authority..])
            : (Rooted(target[(authority + end)..]), target.Substring(authority, end));
    }

    /// <summary>The absolute URL, or null when it is none.</summary>
    public static Uri? Of(in Exchange exchange) =>
        Uri.TryCreate(
            "http://" + exchange.Context.Request.Host.Value + RequestTarget.Parse(exchange.Target),
            UriKind.Absolute,
            out var url)
            ? url
            : null;

    private static string Rooted(string rest) => rest[0] == '/' ? rest : "/" + rest;
}
