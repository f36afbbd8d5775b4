using System.Globalization;
using System.Text;
using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;

namespace CdnLab.Edge.Pipeline;

/// <summary>Answers that the edge makes itself: redirects of its rules, and errors.</summary>
internal sealed class Synthetic(EdgeOptions options, EdgeSeries series, DecisionTrace trace)
{
    public Task RedirectAsync(in Exchange exchange)
    {
        exchange.Context.Response.Headers.Location = exchange.Decision.Location;
        return SendAsync(
            exchange, exchange.Decision.Status, "", new("redirected", exchange.Decision.Rules[^1], default));
    }

    /// <summary>Tells a failed fetch: 502, 504, or 503 under overload, with stage and side in the body and in
    /// Cache-Status.</summary>
    public Task FailAsync(in Exchange exchange, FetchFailure failure, in Verdict verdict)
    {
        var told = verdict with { Outcome = "failed", Reason = failure.ToString() };
        if (failure == FetchFailure.EdgeOverloaded)
        {
            var seconds = (long)Math.Ceiling(options.Load.RetryAfter.TotalSeconds);
            exchange.Context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return SendAsync(exchange, FetchException.StatusOf(failure), $"{options.Name}: {failure}\n", told);
    }

    /// <summary>Answers a request that must not be forwarded as it stands, and ends its connection.</summary>
    public Task RefuseAsync(in Exchange exchange)
    {
        exchange.Context.Response.Headers.Connection = "close";
        return SendAsync(
            exchange,
            Microsoft.AspNetCore.Http.StatusCodes.Status400BadRequest,
            $"{options.Name}: host, target or a field has a character that may not stand there\n",
            new("failed", "not to be forwarded", default));
    }

    public Task SendAsync(in Exchange exchange, int status, string text, in Verdict verdict)
    {
        var response = exchange.Context.Response;
        response.StatusCode = status;
        if (verdict.CacheStatus.Count > 0)
        {
            response.Headers["Cache-Status"] = verdict.CacheStatus;
        }

        if (exchange.Traced)
        {
            trace.Write(exchange, verdict, served: null);
        }

        series.CountStatus(exchange.Now, status);
        var body = Encoding.UTF8.GetBytes(text);
        response.ContentLength = body.Length;
        response.ContentType = body.Length == 0 ? null : "text/plain; charset=utf-8";
        return body.Length == 0 || exchange.IsHead
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, 0, body.Length);
    }
}
