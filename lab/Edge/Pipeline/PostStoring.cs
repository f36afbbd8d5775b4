using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;

namespace CdnLab.Edge.Pipeline;

/// <summary>Keeps the answer to a POST for later GET requests when <see cref="PostRule"/> allows it.</summary>
internal sealed class PostStoring(EdgeOptions options, RequestCopy copy)
{
    /// <summary>What may be stored of an answer, read whole; it can be sent afterwards as before. Null: nothing.
    /// </summary>
    /// <exception cref="FetchException">The body broke off.</exception>
    public async Task<StoredObject?> ReadAsync(Exchange exchange, UpstreamResponse answer)
    {
        var profile = options.Profile;
        if (!profile.PostStorable || !HttpMethods.IsPost(exchange.Context.Request.Method) || IsSteered(exchange)
            || RequestUrl.Of(exchange) is not { } asked)
        {
            return null;
        }

        var key = exchange.Config.Decide(HttpMethods.Get, exchange.Host, exchange.Target);
        var selecting = copy.ForFetch(exchange);
        if (key.Outcome != EdgeRequestOutcome.Lookup
            || !PostRule.Decide(asked, answer.Status, selecting, answer.Fields, profile).Store
            || await BodyReader.ReadAsync(answer, options.ObjectBytesMax) is not { } body)
        {
            return null;
        }

        answer.Prefix = body;
        var variant = VaryRule.VariantKey(
            VaryRule.FieldNames(answer.Fields["Vary"]), name => selecting[name], profile);
        var provenance = new Provenance(
            answer.Fields[LabFields.Release] ?? "", exchange.Config.Name, answer.ResponseTime);
        return new(
            StoringRule.Store(
                key.Key,
                variant,
                answer.Status,
                answer.Fields.Without(LabFields.Trace),
                answer.RequestTime,
                answer.ResponseTime,
                profile,
                provenance),
            body);
    }

    /// <summary>A request that is passed carries fields that no key holds: what they make of the answer is not for
    /// others.</summary>
    private bool IsSteered(in Exchange exchange) => options.UnkeyedFields.Any(exchange.Fields.ContainsKey);
}
