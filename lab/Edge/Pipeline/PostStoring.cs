using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;

namespace CdnLab.Edge.Pipeline;

/// <summary>Keeps the answer to a POST for later GET requests when <see cref="PostRule"/> allows it.</summary>
internal sealed class PostStoring(EdgeOptions options, ResponseStore store, RequestCopy copy)
{
    /// <summary>Stores what may be stored; the answer can be sent afterwards as before.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="answer">The answer to it.</param>
    /// <param name="mark">The last purge before the request was sent.</param>
    /// <exception cref="FetchException">The body broke off.</exception>
    public async Task StoreAsync(Exchange exchange, UpstreamResponse answer, long mark)
    {
        var profile = options.Profile;
        if (!profile.PostStorable || !HttpMethods.IsPost(exchange.Context.Request.Method)
            || RequestUrl.Of(exchange) is not { } asked)
        {
            return;
        }

        var key = exchange.Config.Decide(HttpMethods.Get, exchange.Host, exchange.Target);
        var selecting = copy.ForFetch(exchange);
        if (key.Outcome != EdgeRequestOutcome.Lookup
            || !PostRule.Decide(asked, answer.Status, selecting, answer.Fields, profile).Store
            || await BodyReader.ReadAsync(answer, options.ObjectBytesMax) is not { } body)
        {
            return;
        }

        answer.Prefix = body;
        var variant = VaryRule.VariantKey(
            VaryRule.FieldNames(answer.Fields["Vary"]), name => selecting[name], profile);
        var provenance = new Provenance(
            answer.Fields[LabFields.Release] ?? "", exchange.Config.Name, answer.ResponseTime);
        store.PutUnlessPurged(
            new(
                StoringRule.Store(
                    key.Key,
                    variant,
                    answer.Status,
                    answer.Fields.Without(LabFields.Trace),
                    answer.RequestTime,
                    answer.ResponseTime,
                    profile,
                    provenance),
                body),
            mark);
    }
}
