using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Pipeline;

/// <summary>Copies a client's fields into a request to the next hop, so that a fetch can outlive the client.</summary>
internal sealed class RequestCopy(EdgeOptions options)
{
    private readonly HashSet<string> _always =
        new(OfTheBody.Concat(options.UnkeyedFields), StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _ofOneClient =
        new(OfTheBody.Concat(Conditions).Concat(options.UnkeyedFields), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> LabOnly = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", LabFields.Cause, LabFields.Tier, LabFields.Trace, LabFields.Release,
    };

    private static readonly string[] OfTheBody = ["Expect", "Content-Length", "Content-Type"];

    // The cache wants the whole, unconditional answer, and answers conditions itself.
    private static readonly string[] Conditions =
        ["If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range"];

    /// <summary>The fields for a fetch that may be stored.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="asIs">Whether the client's own conditions and ranges go along.</param>
    public HeaderFields ForFetch(in Exchange exchange, bool asIs = false) =>
        new(Copy(exchange, asIs ? _always : _ofOneClient)
            .Select(Folded).Where(field => field.Value.Length > 0).Concat(Own(exchange)));

    /// <summary>Whether the client asks with a condition or for a range.</summary>
    public static bool HasCondition(in Exchange exchange)
    {
        var fields = exchange.Fields;
        return Array.Exists(Conditions, fields.ContainsKey);
    }

    /// <summary>The fields for a request passed on as it is.</summary>
    public HeaderFields ForPass(in Exchange exchange) => new(Copy(exchange, []).Concat(Own(exchange)));

    private static List<HeaderField> Copy(in Exchange exchange, HashSet<string> without)
    {
        var listed = ConnectionFields.Listed(exchange.Fields.Connection);
        var fields = new List<HeaderField>(exchange.Fields.Count);
        foreach (var (name, values) in exchange.Fields)
        {
            if (LabOnly.Contains(name) || without.Contains(name) || ConnectionFields.IsOne(name, listed))
            {
                continue;
            }

            foreach (var value in values)
            {
                fields.Add(new(name, value ?? ""));
            }
        }

        return fields;
    }

    /// <summary>Where variants are told apart by the folded value, the origin must see no other.</summary>
    private HeaderField Folded(HeaderField field) =>
        options.Profile.NormalizeAcceptEncoding
            && field.Name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase)
            ? field with { Value = VaryRule.AcceptsGzip(field.Value) ? "gzip" : "" }
            : field;

    private List<HeaderField> Own(in Exchange exchange)
    {
        List<HeaderField> fields = [new("Via", "1.1 " + options.Name)];
        if (options.Tier == EdgeTier.Pop)
        {
            fields.Add(new(LabFields.Tier, "pop"));
        }

        if (exchange.Traced)
        {
            fields.Add(new(LabFields.Trace, "1"));
        }

        return fields;
    }
}
