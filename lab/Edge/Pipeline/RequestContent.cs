using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace CdnLab.Edge.Pipeline;

/// <summary>Sees to it that content is never taken for a request. Kestrel goes on to what it has not read of a
/// connection that has ended, be it content or not; so content is read here to its end, and where that fails nothing
/// more of the connection is forwarded.</summary>
internal static class RequestContent
{
    private const string Unread = "content left unread";
    private static readonly TimeSpan ReadMax = TimeSpan.FromSeconds(5);

    /// <summary>Content of HTTP/2 and HTTP/3 needs no field to be there (RFC 9113 8.1.1).</summary>
    public static bool Has(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody
        ?? (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0);

    /// <summary>Whether content of an earlier request of the connection may be read as requests.</summary>
    public static bool IsLeftOn(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Unread) == true;

    /// <summary>Holds the content for as long as the request is answered.</summary>
    public static HeldContent Hold(HttpContext context)
    {
        var content = new HeldContent(context.Request.Body);
        context.Request.Body = content;
        return content;
    }

    /// <summary>Answers, then reads what is left of the content.</summary>
    public static async Task EndAsync(Task answering, HeldContent content, HttpContext context)
    {
        var unread = true;
        try
        {
            await answering;
            unread = !await ReadToEndAsync(content, context);
        }
        finally
        {
            // A stream of HTTP/2 or HTTP/3 that ends leaves nothing to the next.
            if (unread && context.Request.Protocol.StartsWith("HTTP/1", StringComparison.Ordinal))
            {
                context.Features.Get<IConnectionItemsFeature>()?.Items[Unread] = null;
            }
        }
    }

    private static async Task<bool> ReadToEndAsync(HeldContent content, HttpContext context)
    {
        try
        {
            // The client sees the end of the answer before it has sent all.
            await context.Response.CompleteAsync();
            var left = await content.TakeAsync();
            using var deadline = new CancellationTokenSource(ReadMax, TimeProvider.System);
            var buffer = new byte[4096];
            while (await left.ReadAsync(buffer, deadline.Token) > 0)
            {
            }

            return true;
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException
            or InvalidOperationException or BadHttpRequestException)
        {
            return false;
        }
    }
}
