using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;

namespace CdnLab.Edge.Pipeline;

/// <summary>Streams an answer of the next hop to the one client that asked.</summary>
internal sealed class StreamDelivery(EdgeOptions options, EdgeSeries series, DecisionTrace trace, Synthetic synthetic)
{
    private const int PieceBytes = 64 << 10;

    /// <summary>Sends it and disposes it.</summary>
    public async Task SendAsync(Exchange exchange, UpstreamResponse answer, Verdict verdict)
    {
        using (answer)
        {
            try
            {
                var buffer = new byte[PieceBytes];
                // The first piece is read before anything is sent: until then a failure can still be told.
                var read = await answer.ReadAsync(buffer);
                Begin(exchange, answer, verdict);
                await CopyAsync(exchange, answer, buffer, read);
            }
            catch (FetchException) when (exchange.Context.Response.HasStarted)
            {
                // Only a broken connection tells the client that the body is not whole (RFC 9112 8).
                exchange.Context.Abort();
            }
            catch (FetchException failed)
            {
                await synthetic.FailAsync(exchange, failed.Failure, verdict);
            }
        }
    }

    private static async Task CopyAsync(Exchange exchange, UpstreamResponse answer, byte[] buffer, int read)
    {
        if (exchange.IsHead || answer.Status is 204 or 205 or 304)
        {
            return;
        }

        var response = exchange.Context.Response;
        if (answer.Prefix.Length > 0)
        {
            await response.Body.WriteAsync(answer.Prefix);
        }

        while (read > 0 && !exchange.Context.RequestAborted.IsCancellationRequested)
        {
            await response.Body.WriteAsync(buffer.AsMemory(0, read));
            read = await answer.ReadAsync(buffer);
        }
    }

    private void Begin(in Exchange exchange, UpstreamResponse answer, in Verdict verdict)
    {
        var response = exchange.Context.Response;
        response.StatusCode = answer.Status;
        var fields = exchange.FromEdge
            ? ForwardedFields.ForEdges(answer.Fields) : ForwardedFields.ForClients(answer.Fields);
        foreach (var (name, value) in ForwardedFields.Render(fields))
        {
            response.Headers[name] = value;
        }

        if (!options.Profile.StripAge && answer.Fields["Age"] is { } age)
        {
            response.Headers.Age = age;
        }

        response.Headers["Cache-Status"] = verdict.CacheStatus;
        if (answer.Status is not (204 or 205 or 304))
        {
            response.ContentLength = answer.ContentLength;
        }

        if (exchange.Traced)
        {
            trace.Write(exchange, verdict, served: null);
        }

        series.CountStatus(exchange.Now, answer.Status);
    }
}
