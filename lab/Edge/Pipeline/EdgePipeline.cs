using CdnLab.Edge.Configuration;
using CdnLab.Model.Redirects;
using CdnLab.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CdnLab.Edge.Pipeline;

/// <summary>The whole public side of an edge: every path is the origin's. The rules decide first, then look-up, pass
/// or a redirect made here.</summary>
internal sealed class EdgePipeline(
    EdgeOptions options,
    ConfigSwitch configs,
    EdgeSeries series,
    TimeProvider clock,
    LookupStage lookups,
    PassStage passes,
    Synthetic synthetic,
    HealthCheckService health)
{
    private readonly bool _shield = options.Tier == EdgeTier.Shield;

    public Task InvokeAsync(HttpContext context)
    {
        var feature = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        if (RequestUrl.Read(feature) is not { } url)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        if (options.HealthPath is { } path && url.Target == path)
        {
            return HealthEndpoints.AnswerAsync(context, health);
        }

        var now = clock.GetUtcNow();
        series.Requests.Add(now);
        var config = configs.Current;
        var host = options.Host ?? HostOf(url.Host ?? feature.Headers.Host.ToString());
        var exchange = new Exchange(
            context,
            now,
            config,
            host,
            url.Target,
            config.Decide(feature.Method, host, url.Target),
            FromEdge: _shield && feature.Headers.ContainsKey(LabFields.Tier),
            Traced: options.AllowTrace && feature.Headers[LabFields.Trace] == "1");
        return exchange.Decision.Outcome switch
        {
            EdgeRequestOutcome.Lookup => lookups.RunAsync(exchange),
            EdgeRequestOutcome.Pass => passes.RunAsync(exchange),
            _ => Redirect(exchange),
        };
    }

    private Task Redirect(in Exchange exchange)
    {
        series.Synthetic.Add(exchange.Now);
        return synthetic.RedirectAsync(exchange);
    }

    private string HostOf(string host) => host.Length == 0 ? options.Origin!.Authority : host;
}
