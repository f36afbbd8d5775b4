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
    private readonly bool _passes = options.Profile.PassedFields.Count > 0;

    public Task InvokeAsync(HttpContext context)
    {
        var feature = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        if (RequestGuard.Refusal(feature) is var refusal and not 0)
        {
            return Refuse(context, refusal);
        }

        if (RequestUrl.Read(feature) is not { } url)
        {
            return Refuse(context, StatusCodes.Status400BadRequest);
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
            Decide(config, host, url.Target, feature),
            FromEdge: _shield && feature.Headers.ContainsKey(LabFields.Tier),
            Traced: options.AllowTrace && feature.Headers[LabFields.Trace] == "1");
        if (!RequestContent.Has(context))
        {
            return AnswerAsync(exchange);
        }

        var content = RequestContent.Hold(context);
        return RequestContent.EndAsync(AnswerAsync(exchange), content, context);
    }

    private Task AnswerAsync(in Exchange exchange) =>
        exchange.Decision.Outcome switch
        {
            EdgeRequestOutcome.Lookup => lookups.RunAsync(exchange),
            EdgeRequestOutcome.Pass when !RequestGuard.MayForward(exchange) => Refuse(exchange),
            EdgeRequestOutcome.Pass => passes.RunAsync(exchange),
            _ => Redirect(exchange),
        };

    private EdgeRequestDecision Decide(ActiveConfig config, string host, string target, IHttpRequestFeature request)
    {
        var decision = config.Decide(request.Method, host, target);
        return _passes && decision.Outcome == EdgeRequestOutcome.Lookup
            && Model.Caching.PassRule.Decide(request.Headers.ContainsKey, options.Profile) is { } field
            ? decision with { Outcome = EdgeRequestOutcome.Pass, Rules = [.. decision.Rules, field] }
            : decision;
    }

    private Task Redirect(in Exchange exchange)
    {
        series.Synthetic.Add(exchange.Now);
        return synthetic.RedirectAsync(exchange);
    }

    private Task Refuse(in Exchange exchange)
    {
        series.Synthetic.Add(exchange.Now);
        return synthetic.RefuseAsync(exchange);
    }

    /// <summary>What comes on a connection after a request that was refused is not to be trusted.</summary>
    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }

    /// <summary>In lower case, as the key has it: the origin is asked for what the key says.</summary>
    private string HostOf(string host) => host.Length == 0 ? options.Origin?.Authority ?? "" : host.ToLowerInvariant();
}
