using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;

namespace CdnLab.Edge.Pipeline;

/// <summary>Sends what a fetch brought and counts it.</summary>
internal sealed class MissDelivery(
    EdgeSeries series, CacheStatusField status, Delivery delivery, StreamDelivery streams, Synthetic synthetic)
{
    public Task SendAsync(Exchange exchange, FetchOutcome outcome, ForwardReason why, bool collapsed)
    {
        var now = exchange.Now;
        var counter = outcome.Kind == FetchOutcomeKind.StaleOnError ? series.StaleHits
            : collapsed ? series.Collapsed : series.Misses;
        counter.Add(now);

        if (!collapsed && outcome.Unstored.Count > 0)
        {
            foreach (var (name, value) in ForwardedFields.Render(outcome.Unstored))
            {
                exchange.Context.Response.Headers[name] = value;
            }
        }

        var shared = collapsed && (outcome.Kind is FetchOutcomeKind.Stored or FetchOutcomeKind.Validated);
        var word = shared ? "collapsed" : WordOf(outcome.Kind);
        var field = status.Forwarded(why, outcome, now, collapsed);
        var verdict = new Verdict(word, outcome.Reason, field, outcome.UpstreamTrace);
        return outcome switch
        {
            { Object: { } served } => delivery.SendAsync(
                exchange, served, verdict, validated: outcome.Kind != FetchOutcomeKind.StaleOnError),
            { Response: { } answer } => streams.SendAsync(exchange, answer, verdict),
            _ => synthetic.FailAsync(exchange, outcome.Failure!.Value, verdict),
        };
    }

    private static string WordOf(FetchOutcomeKind kind) => kind switch
    {
        FetchOutcomeKind.Validated => "revalidated",
        FetchOutcomeKind.StaleOnError => "stale_if_error",
        FetchOutcomeKind.Failed => "failed",
        _ => "miss",
    };
}
