using Microsoft.AspNetCore.Connections.Features;

namespace CdnLab.Edge.Pipeline;

/// <summary>Sees to it that content is never taken for a request. Kestrel goes on to what it has not read of a
/// connection that has ended, be it content or not; so content is read here to its end, and where that fails nothing
/// more of the connection is forwarded.</summary>
internal static class RequestContent
{
    private const string Unread = "content left unread";
    private static readonly TimeSpan ReadMax = TimeSpan.FromSeconds(5);

    public static bool Has(IHeaderDictionary fields) =>
        fields.ContentLength is > 0 || fields.TransferEncoding.Count > 0;

    /// <summary>Whether content of an earlier request of the connection may be read as requests.</summary>
    public static bool IsLeftOn(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Unread) == true;

    /// <summary>Answers, then reads what is left of the content.</summary>
    public static async Task EndAsync(Task answering, HttpContext context)
    {
        var unread = true;
        try
        {
            await answering;
            unread = !await ReadToEndAsync(context);
        }
        finally
        {
            if (unread)
            {
                context.Features.Get<IConnectionItemsFeature>()?.Items[Unread] = null;
            }
        }
    }

    private static async Task<bool> ReadToEndAsync(HttpContext context)
    {
        try
        {
            // The client sees the end of the answer before it has sent all.
            await context.Response.CompleteAsync();
            using var deadline = new CancellationTokenSource(ReadMax, TimeProvider.System);
            var buffer = new byte[4096];
            while (await context.Request.Body.ReadAsync(buffer, deadline.Token) > 0)
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
