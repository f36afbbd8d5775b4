using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;

namespace CdnLab.Edge.Pipeline;

/// <summary>Sends a request on past the cache, its body and all; what it changes at the origin is forgotten here.
/// </summary>
internal sealed class PassStage(
    EdgeOptions options,
    EdgeSeries series,
    IUpstream client,
    ResponseStore store,
    RequestCopy copy,
    CacheStatusField status,
    StreamDelivery streams,
    PostStoring posts,
    Synthetic synthetic)
{
    public async Task RunAsync(Exchange exchange)
    {
        series.Passed.Add(exchange.Now);
        var context = exchange.Context;
        var why = context.Request.Method is "GET" or "HEAD" ? ForwardReason.Bypass : ForwardReason.Method;
        var mark = store.PurgeMark;
        FetchOutcome outcome;
        try
        {
            var answer = await client.SendAsync(RequestOf(exchange), context.RequestAborted);
            outcome = FetchOutcome.Streamed(answer, exchange.Decision.Rules is [.., var rule] ? rule : "method");
        }
        catch (FetchException failed)
        {
            series.CountFailure(exchange.Now, failed.Failure);
            outcome = FetchOutcome.Failed(failed.Failure);
        }

        var verdict = new Verdict(
            "passed", outcome.Reason, status.Forwarded(why, outcome, exchange.Now), outcome.UpstreamTrace);
        if (outcome.Response is not { } response)
        {
            await synthetic.FailAsync(exchange, outcome.Failure!.Value, verdict);
            return;
        }

        try
        {
            var kept = await posts.ReadAsync(exchange, response);
            var purged = kept is not null && store.IsPurgedSince(mark, kept.Response);
            Invalidate(exchange, response);
            if (kept is not null && !purged)
            {
                store.Put(kept);
            }
        }
        catch (FetchException failed)
        {
            Invalidate(exchange, response);
            response.Dispose();
            await synthetic.FailAsync(exchange, failed.Failure, verdict);
            return;
        }

        await streams.SendAsync(exchange, response, verdict);
    }

    private UpstreamRequest RequestOf(in Exchange exchange)
    {
        var request = exchange.Context.Request;
        return new()
        {
            Method = request.Method,
            Url = exchange.Decision.Url,
            Host = exchange.Host,
            Fields = copy.ForPass(exchange),
            Interim = InterimRelay.For(exchange.Context),
            Body = RequestContent.Has(exchange.Context) ? request.Body : null,
        };
    }

    private void Invalidate(in Exchange exchange, UpstreamResponse answer)
    {
        if (RequestUrl.Of(exchange) is not { } asked)
        {
            return;
        }

        foreach (var url in InvalidationRule.Targets(
            exchange.Context.Request.Method, asked, answer.Status, answer.Fields, options.Profile))
        {
            // The target itself as it was asked: a key is not put into canonical form.
            var target = url == asked ? exchange.Target : url.PathAndQuery;
            var decision = exchange.Config.Decide(HttpMethods.Get, exchange.Host, target);
            if (decision.Outcome == EdgeRequestOutcome.Lookup)
            {
                store.Invalidate(decision.Key.Value);
            }
        }
    }
}
