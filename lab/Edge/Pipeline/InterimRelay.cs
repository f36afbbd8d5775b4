using System.Buffers;
using System.Text;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model.Http;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace CdnLab.Edge.Pipeline;

/// <summary>Sends interim responses on to the client that waits (RFC 9110 15.2). The server has no means for it, so
/// they are written to the connection itself, which nobody else writes to before the response begins.</summary>
internal static class InterimRelay
{
    /// <summary>A receiver for a request's interim responses; null for a client that must not get any: one of
    /// HTTP/1.0, or one whose body is still being asked for.</summary>
    public static InterimReceiver? For(HttpContext context)
    {
        var request = context.Request;
        if (request.Protocol != HttpProtocol.Http11 || request.ContentLength > 0
            || request.Headers.TransferEncoding.Count > 0
            || context.Features.Get<IConnectionTransportFeature>()?.Transport.Output is not { } output)
        {
            return null;
        }

        return async (status, fields, abandoned) =>
        {
            if (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                output.Write(Bytes(status, fields));
                await output.FlushAsync(abandoned);
            }
        };
    }

    private static byte[] Bytes(int status, HeaderFields fields)
    {
        // The framework does not know the phrase of RFC 8297.
        var phrase = status == 103 ? "Early Hints" : ReasonPhrases.GetReasonPhrase(status);
        var head = new StringBuilder($"HTTP/1.1 {status} {phrase}\r\n");
        foreach (var field in ForwardedFields.ForClients(fields))
        {
            head.Append(field.Name).Append(": ").Append(field.Value).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }
}
