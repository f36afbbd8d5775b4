using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Pipeline;

/// <summary>Makes of a request that must go forward the fetch that answers it.</summary>
internal sealed class FetchPlanner(RequestCopy copy, ResponseStore store)
{
    /// <param name="exchange">The request.</param>
    /// <param name="stored">What is stored for it, to be validated or to stand in for an error; or null.</param>
    /// <param name="validate">Whether to ask with its validator.</param>
    /// <param name="asIs">Whether to ask with the client's own conditions and ranges.</param>
    public FetchPlan Plan(in Exchange exchange, StoredObject? stored, bool validate, bool asIs = false)
    {
        var selecting = copy.ForFetch(exchange, asIs);
        var conditional = validate && stored is not null;
        var purged = stored is null && store.TakePurged(exchange.Decision.Key.Value);
        var fields = conditional
            ? new HeaderFields(selecting.Concat(ValidationRule.ConditionalFields(stored!.Response)))
            : selecting;
        return new()
        {
            Key = exchange.Decision.Key,
            Selecting = selecting,
            Config = exchange.Config,
            Stored = stored,
            Conditional = conditional,
            AsIs = asIs,
            PurgeMark = store.PurgeMark,
            Request = new()
            {
                Method = "GET",
                Url = exchange.Decision.Url,
                Host = exchange.Host,
                Fields = fields,
                Cause = FetchCauseRule.Decide(stored?.Response, conditional, purged),
            },
        };
    }
}
