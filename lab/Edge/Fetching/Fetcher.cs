using CdnLab.Edge.Configuration;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using StatusCodes = CdnLab.Model.Caching.StatusCodes;

namespace CdnLab.Edge.Fetching;

/// <summary>Fetches what may be stored: asks, stores or freshens, and on an error falls back to what is stored or asks
/// once more. It depends on no client: one that goes away takes nothing from those who wait with it.</summary>
public sealed class Fetcher(
    EdgeOptions options, IUpstream client, ResponseStore store, EdgeSeries series, TimeProvider clock)
{
    private readonly CacheProfile _profile = options.Profile;

    public async Task<FetchOutcome> FetchAsync(FetchPlan plan)
    {
        var outcome = await AttemptAsync(plan, last: !_profile.RestartOnError);
        if (IsError(outcome) && Stale(plan, outcome) is { } stale)
        {
            return stale;
        }

        if (!IsError(outcome) || !_profile.RestartOnError)
        {
            return outcome;
        }

        outcome.Response?.Dispose();
        return await AttemptAsync(plan with { Request = plan.Request with { Cause = FetchCause.Retry } }, last: true);
    }

    private static bool IsError(FetchOutcome outcome) =>
        outcome.Kind == FetchOutcomeKind.Failed
        || (outcome.Kind == FetchOutcomeKind.Streamed && StatusCodes.IsServerError(outcome.Response!.Status));

    private FetchOutcome? Stale(FetchPlan plan, FetchOutcome error)
    {
        // What a purge has removed meanwhile stands in for nothing.
        if (plan.Stored is not { Queued: true } stored
            || !MayServe(stored, clock.GetUtcNow(), disconnected: error.Failure is not null))
        {
            return null;
        }

        error.Response?.Dispose();
        var reason = "stale on error: " + (error.Failure?.ToString() ?? $"status {error.Status}");
        return error with { Kind = FetchOutcomeKind.StaleOnError, Reason = reason, Object = stored, Response = null };
    }

    private bool MayServe(StoredObject stored, DateTimeOffset now, bool disconnected) =>
        ReuseRule.MayServeOnError(stored.Response, now, _profile, disconnected);

    private async Task<FetchOutcome> AttemptAsync(FetchPlan plan, bool last)
    {
        UpstreamResponse? response = null;
        try
        {
            response = await client.SendAsync(plan.Request);
            if (!StatusCodes.IsServerError(response.Status))
            {
                return await AcceptAsync(plan, response);
            }

            series.UpstreamErrors.Add(response.ResponseTime);
            var standsIn = plan.Stored is { } stored && MayServe(stored, response.ResponseTime, disconnected: false);
            return last && !standsIn
                ? await AcceptAsync(plan, response)
                : FetchOutcome.Streamed(response, $"status {response.Status}");
        }
        catch (FetchException failed)
        {
            response?.Dispose();
            series.CountFailure(clock.GetUtcNow(), failed.Failure);
            return FetchOutcome.Failed(failed.Failure);
        }
    }

    private async Task<FetchOutcome> AcceptAsync(FetchPlan plan, UpstreamResponse response)
    {
        if (response.Status == 304 && plan is { Conditional: true, Stored: { } known })
        {
            using (response)
            {
                return Freshen(plan, known, response);
            }
        }

        if (plan.AsIs && response.Status != 200)
        {
            return FetchOutcome.Streamed(response, "answers the client's own condition or range");
        }

        var decision = StorabilityRule.Decide(
            "GET", response.Status, plan.Selecting, response.Fields, _profile, plan.Config.Config.UnstorableStatuses);
        if (!decision.Store)
        {
            return FetchOutcome.Streamed(response, decision.Reason) with { ServesOne = !decision.OfRequest };
        }

        var stored = Describe(plan, response);
        if (!StoringRule.Serves(stored, _profile))
        {
            return FetchOutcome.Streamed(response, "stale at once and without validator") with { ServesOne = true };
        }

        if (await BodyReader.ReadAsync(response, options.ObjectBytesMax) is not { } body)
        {
            return FetchOutcome.Streamed(response, $"larger than {options.ObjectBytesMax} bytes") with
            {
                ServesOne = true,
            };
        }

        using (response)
        {
            var fetched = new StoredObject(stored, body);
            return new FetchOutcome(FetchOutcomeKind.Stored, decision.Reason).From(response) with
            {
                Object = fetched,
                PurgeMark = plan.PurgeMark,
                PurgedBy = store.PutUnlessPurged(fetched, plan.PurgeMark),
                Unstored = StoringRule.Unstored(response.Fields, response.Fields, _profile),
            };
        }
    }

    private StoredResponse Describe(FetchPlan plan, UpstreamResponse response)
    {
        var variant = VaryRule.VariantKey(
            VaryRule.FieldNames(response.Fields["Vary"]), name => plan.Selecting[name], _profile);
        return StoringRule.Store(
            plan.Key,
            variant,
            response.Status,
            response.Fields.Without(LabFields.Trace),
            response.RequestTime,
            response.ResponseTime,
            _profile,
            StoredBy(plan, response));
    }

    private FetchOutcome Freshen(FetchPlan plan, StoredObject known, UpstreamResponse response)
    {
        var freshened = new StoredObject(
            StoringRule.Freshen(
                known.Response,
                response.Fields.Without(LabFields.Trace),
                response.RequestTime,
                response.ResponseTime,
                _profile,
                StoredBy(plan, response)),
            known.Body);
        var keep = StoringRule.MayKeep(
            known.Response, plan.Selecting, response.Fields, _profile, plan.Config.Config.UnstorableStatuses);
        if (!keep.Store)
        {
            store.Forget(known);
        }

        return new FetchOutcome(FetchOutcomeKind.Validated, keep.Store ? "304" : "304: " + keep.Reason)
            .From(response) with
        {
            Object = freshened,
            PurgeMark = plan.PurgeMark,
            ServesOne = !keep.Store,
            PurgedBy = keep.Store ? store.Replace(known, freshened, plan.PurgeMark) : null,
            Unstored = StoringRule.Unstored(
                response.Fields, ValidationRule.Freshen(known.Response.Headers, response.Fields), _profile),
        };
    }

    private static Provenance StoredBy(FetchPlan plan, UpstreamResponse response) =>
        new(response.Fields[LabFields.Release] ?? "", plan.Config.Name, response.ResponseTime);
}
