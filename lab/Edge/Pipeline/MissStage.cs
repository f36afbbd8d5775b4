using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;

namespace CdnLab.Edge.Pipeline;

/// <summary>Answers what the store cannot: one request of a key and variant fetches, those that come meanwhile wait
/// and share what it brings, if they may.</summary>
internal sealed class MissStage(
    Fetcher fetcher,
    FetchCollapser collapser,
    UnsharedKeys unshared,
    FetchPlanner planner,
    ResponseStore store,
    MissDelivery delivery)
{
    /// <summary>Turns a follower waits for flights of others before it fetches by itself.</summary>
    private const int TurnsMax = 3;

    /// <param name="exchange">The request.</param>
    /// <param name="stored">What is stored for it and may be used in its stead on an error; or null.</param>
    /// <param name="why">Why it goes forward.</param>
    public async Task RunAsync(Exchange exchange, StoredObject? stored, ReuseDecision why)
    {
        var mark = store.PurgeMark;
        var key = FlightKey(exchange, stored);
        for (var turn = 0; turn < TurnsMax && !unshared.Contains(key); turn++)
        {
            if (collapser.TryLead(key, out var flight))
            {
                var brought = await LeadAsync(flight, exchange, stored, why);
                unshared.Learn(key, brought);
                await delivery.SendAsync(exchange, brought, why.Forward, collapsed: false);
                return;
            }

            var shared = await flight.Outcome.WaitAsync(exchange.Context.RequestAborted);
            if (shared.Kind == FetchOutcomeKind.Streamed || shared.ServesOne)
            {
                break;
            }

            // Whoever came after any purge since the fetch began must not share what was asked before it.
            var current = shared.PurgedBy is null || mark <= shared.PurgeMark;
            if (shared.Object is null || (current && Matches(exchange, shared.Object)))
            {
                await delivery.SendAsync(exchange, shared, why.Forward, collapsed: true);
                return;
            }
        }

        // Nobody shares the answer, so the client may have the very one that it asks for.
        var asIs = stored is null && !exchange.IsHead && RequestCopy.HasCondition(exchange)
            && unshared.Contains(key);
        var own = await fetcher.FetchAsync(Plan(exchange, stored, why, asIs));
        unshared.Learn(key, own);
        await delivery.SendAsync(exchange, own, why.Forward, collapsed: false);
    }

    /// <summary>Refreshes a stale object that was just served, unless that is under way (RFC 5861 3).</summary>
    public void Refresh(in Exchange exchange, StoredObject stored)
    {
        if (collapser.TryLead(FlightKey(exchange, stored), out var flight))
        {
            _ = RefreshAsync(flight, planner.Plan(exchange, stored, stored.Response.HasValidator));
        }
    }

    private async Task RefreshAsync(Flight flight, FetchPlan plan)
    {
        var outcome = await FlyAsync(flight, plan);
        outcome.Response?.Dispose();
    }

    private async Task<FetchOutcome> LeadAsync(
        Flight flight, Exchange exchange, StoredObject? stored, ReuseDecision why)
    {
        // Between the look-up and the lead another flight may have landed.
        if (why.Forward is ForwardReason.UriMiss or ForwardReason.VaryMiss or ForwardReason.Stale
            && store.Find(exchange.Decision.Key.Value, exchange.Fields) is { } landed && landed != stored
            && landed.Response.FreshUntil > exchange.Now)
        {
            var outcome = new FetchOutcome(FetchOutcomeKind.Stored, "landed meanwhile") { Object = landed };
            collapser.Land(flight, outcome);
            return outcome;
        }

        return await FlyAsync(flight, Plan(exchange, stored, why));
    }

    private FetchPlan Plan(in Exchange exchange, StoredObject? stored, in ReuseDecision why, bool asIs = false)
    {
        var plan = planner.Plan(exchange, stored, why.Outcome == ReuseOutcome.Validate, asIs);
        return plan with { Request = plan.Request with { Interim = InterimRelay.For(exchange.Context) } };
    }

    private async Task<FetchOutcome> FlyAsync(Flight flight, FetchPlan plan)
    {
        var outcome = FetchOutcome.Failed(FetchFailure.OriginHeadersFailed);
        try
        {
            return outcome = await fetcher.FetchAsync(plan);
        }
        finally
        {
            collapser.Land(flight, outcome);
        }
    }

    private string FlightKey(in Exchange exchange, StoredObject? stored)
    {
        var key = exchange.Decision.Key.Value;
        return key + '\n' + (stored?.Response.Variant ?? store.LookUp(key, exchange.Fields).Variant);
    }

    private bool Matches(in Exchange exchange, StoredObject served)
    {
        var fields = exchange.Fields;
        return served.Response.Variant == VaryRule.VariantKey(served.VaryFields, name => fields[name], store.Profile);
    }
}
