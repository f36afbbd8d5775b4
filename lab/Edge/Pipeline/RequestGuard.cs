using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace CdnLab.Edge.Pipeline;

/// <summary>Refuses requests that another recipient might read in another way: the edge may stand behind one proxy and
/// before the next, and whatever two of them disagree about is a way to smuggle.</summary>
internal static class RequestGuard
{
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append(0x7f).Select(code => (char)code)]);

    private static readonly SearchValues<char> ControlsButTab = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append(0x7f).Where(code => code != '\t').Select(code => (char)code)]);

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Methods that have the same letters as a method of another meaning, and those that a cache before an
    /// origin has no use for (RFC 9110 9.3.6 and 9.3.8).</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE",
    };

    /// <summary>Status that refuses a request whose framing or method is in doubt; 0: none does. Asked of every
    /// request, hits too.</summary>
    public static int Refusal(IHttpRequestFeature request)
    {
        if (request.Method is not ("GET" or "HEAD") && IsMisleading(request.Method))
        {
            return StatusCodes.Status501NotImplemented;
        }

        var coding = request.Headers.TransferEncoding;
        if (coding.Count == 0)
        {
            return 0;
        }

        // Kestrel renames a Content-Length beside a transfer coding; RFC 9112 6.1 lets a server refuse both together,
        // and any transfer coding of a client that speaks HTTP/1.0.
        return request.Protocol == HttpProtocol.Http10 || request.Headers.ContainsKey("X-Content-Length")
            ? StatusCodes.Status400BadRequest
            : coding.Count == 1 && coding.ToString().Trim().Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? 0 : StatusCodes.Status501NotImplemented;
    }

    /// <summary>Whether this is a request, whose host, target and fields the next hop reads as this one did. A
    /// hit forwards nothing and needs no look.</summary>
    public static bool MayForward(in Exchange exchange)
    {
        if (RequestContent.IsLeftOn(exchange.Context)
            || exchange.Target.AsSpan().ContainsAny(Controls) || !IsHost(exchange.Host))
        {
            return false;
        }

        foreach (var (name, values) in exchange.Fields)
        {
            if (name.AsSpan().ContainsAnyExcept(TokenCharacters))
            {
                return false;
            }

            foreach (var value in values)
            {
                if (value.AsSpan().ContainsAny(ControlsButTab))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsMisleading(string method) =>
        Known.TryGetValue(method, out var known) && (known is "CONNECT" or "TRACE" || known != method);

    private static bool IsHost(string host) =>
        !host.Contains('@', StringComparison.Ordinal)
        && Uri.TryCreate("http://" + host + "/", UriKind.Absolute, out _);
}
