using System.Globalization;
using CdnLab.Edge.Configuration;
using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Pipeline;

/// <summary>Sends stored responses: conditions and HEAD answered here, Age and Cache-Status made for the moment.
/// </summary>
internal sealed class Delivery(EdgeOptions options, EdgeSeries series, DecisionTrace trace)
{
    private static readonly SecondsText Ages = new(seconds => seconds.ToString(CultureInfo.InvariantCulture));

    private readonly bool _stripAge = options.Profile.StripAge;

    public Task SendAsync(in Exchange exchange, StoredObject served, in Verdict verdict, bool validated = false)
    {
        var stored = served.Response;
        var response = exchange.Context.Response;
        var fields = exchange.FromEdge ? served.ForEdges : served.ForClients;
        var notModified = IsNotModified(exchange.Fields, stored);
        var range = notModified ? RangeDecision.Whole : RangeDelivery.Decide(exchange, served);
        var status = notModified ? 304
            // Of a refusal nothing is told that belongs to the content, least of all how long it may be stored.
            : !range.Satisfiable ? 416
            : range.Ranges.Count > 0 ? 206 : stored.Status;
        response.StatusCode = status;
        foreach (var (name, value) in fields)
        {
            if (!range.Satisfiable ? name == "Date" : !notModified || !DescribesContent(name))
            {
                response.Headers[name] = value;
            }
        }

        // Age says that this request was not answered by the origin; just fetched, there is none (RFC 9111 5.1).
        var age = stored.CurrentAge(exchange.Now);
        if (!_stripAge && (!validated || age >= TimeSpan.FromSeconds(1)))
        {
            response.Headers.Age = Ages.Of(age);
        }

        response.Headers["Cache-Status"] = verdict.CacheStatus;
        if (exchange.Traced)
        {
            trace.Write(exchange, verdict, served);
        }

        series.CountStatus(exchange.Now, status);
        return !range.Satisfiable || range.Ranges.Count > 0
            ? RangeDelivery.SendAsync(response, served, range)
            : SendContent(response, served.Body, exchange.IsHead);
    }

    private static Task SendContent(HttpResponse response, byte[] body, bool head)
    {
        if (response.StatusCode is 204 or 205 or 304)
        {
            return Task.CompletedTask;
        }

        response.ContentLength = body.Length;
        return head || body.Length == 0 ? Task.CompletedTask : response.Body.WriteAsync(body, 0, body.Length);
    }

    private static bool IsNotModified(IHeaderDictionary request, StoredResponse stored)
    {
        var (etags, since) = (request.IfNoneMatch, request.IfModifiedSince);
        return (etags.Count > 0 || since.Count > 0)
            && ValidationRule.NotModified(stored.Status, stored.Headers, Value(etags), Value(since));
    }

    private static string? Value(StringValues lines) => lines.Count == 0 ? null : lines.ToString();

    private static bool DescribesContent(string name) =>
        name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Content-Location", StringComparison.OrdinalIgnoreCase);
}
