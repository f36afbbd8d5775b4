using CdnLab.Model.Queueing;
using CdnLab.Origin.Capacity;
using CdnLab.Origin.Catalog;
using CdnLab.Origin.Faults;

namespace CdnLab.Origin.Serving;

/// <summary>The public <c>/health</c>: one trivial query through the same workers as every request, so that overload
/// makes an origin unhealthy. Not counted among the requests; <c>/health</c> on the control address takes no worker.
/// </summary>
internal sealed class OriginHealth(CatalogDatabase database, WorkerPool workers, FaultSwitch faults)
{
    public async Task AnswerAsync(HttpContext context)
    {
        if (faults.Current.Down)
        {
            context.Abort();
            return;
        }
        var healthy = await workers.ServeAsync(documentBytes: 0) == AdmissionOutcome.Served
            && !faults.DrawError()
            && await AnswersAsync(context.RequestAborted);
        context.Response.StatusCode = healthy ? 200 : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(healthy ? "Healthy" : "Unhealthy", context.RequestAborted);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await database.PingAsync(cancellation);
            return true;
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }
}
