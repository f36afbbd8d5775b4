using CdnLab.Edge.Configuration;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Redirects;

namespace CdnLab.Edge.Pipeline;

/// <summary>Looks a request up and decides whether what is stored may answer it. The way of a hit ends here.</summary>
internal sealed class LookupStage(
    EdgeOptions options,
    EdgeSeries series,
    ResponseStore store,
    CacheStatusField status,
    Delivery delivery,
    MissStage misses,
    Synthetic synthetic)
{
    private static readonly ReuseDecision Refused = new(
        ReuseOutcome.Fetch, ForwardReason.Bypass, "stored redirect leads back to its own key", "edge config");

    private readonly CacheProfile _profile = options.Profile;

    public Task RunAsync(in Exchange exchange)
    {
        var request = _profile.RequestDirectives && exchange.Fields.CacheControl.Count > 0
            ? CacheDirectivesParser.Parse(exchange.Fields.CacheControl)
            : CacheDirectives.None;
        var key = exchange.Decision.Key.Value;
        if (store.Find(key, exchange.Fields) is not { } stored)
        {
            var known = store.LookUp(key, exchange.Fields).KeyKnown;
            return Forward(exchange, null, ReuseRule.DecideAbsent(request, _profile, known));
        }

        var reuse = ReuseRule.Decide(stored.Response, exchange.Now, request, _profile, exchange.FromEdge);
        return reuse.Outcome switch
        {
            ReuseOutcome.Hit or ReuseOutcome.HitStale when LeadsToItself(exchange, stored.Response) =>
                Forward(exchange, null, Refused),
            ReuseOutcome.Hit => Hit(exchange, stored, reuse),
            ReuseOutcome.HitStale => HitStale(exchange, stored, reuse),
            _ => Forward(exchange, stored, reuse),
        };
    }

    private Task Hit(in Exchange exchange, StoredObject stored, in ReuseDecision reuse)
    {
        series.Hits.Add(exchange.Now);
        return delivery.SendAsync(exchange, stored, new("hit", reuse.Reason, status.Hit(stored, exchange.Now)));
    }

    private Task HitStale(in Exchange exchange, StoredObject stored, in ReuseDecision reuse)
    {
        series.StaleHits.Add(exchange.Now);
        if (RequestGuard.MayForward(exchange))
        {
            misses.Refresh(exchange, stored);
        }

        return delivery.SendAsync(exchange, stored, new("hit_stale", reuse.Reason, status.Hit(stored, exchange.Now)));
    }

    private Task Forward(in Exchange exchange, StoredObject? stored, in ReuseDecision why)
    {
        var mayForward = RequestGuard.MayForward(exchange);
        if (mayForward && why.Outcome != ReuseOutcome.GatewayTimeout)
        {
            return misses.RunAsync(exchange, stored, why);
        }

        series.Synthetic.Add(exchange.Now);
        if (!mayForward)
        {
            return synthetic.RefuseAsync(exchange);
        }

        return synthetic.SendAsync(
            exchange, 504, why.Reason + "\n", new("failed", why.Reason, default));
    }

    private static bool LeadsToItself(in Exchange exchange, StoredResponse stored) =>
        exchange.Config.Config.RefuseSelfRedirect
        && Location.IsRedirect(stored.Status)
        && RequestUrl.Of(exchange) is { } asked
        && SelfRedirectRule.Holds(stored, asked, exchange.Host, exchange.Config.Rules);
}
