using CdnLab.Model.Http;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Store;

/// <summary>Which stored fields clients and edges are sent, worked out once: a bit for each field, or, where a name has
/// several lines or there are too many fields for bits, the fields joined.</summary>
internal readonly struct SentFields
{
    private const int BitsMax = 64;

    private readonly ulong _forClients;
    private readonly ulong _forEdges;
    private readonly Joined? _joined;

    public SentFields(HeaderFields stored)
    {
        if (stored.Count > BitsMax || HasRepeats(stored))
        {
            _joined = new(ForwardedFields.Render(ForwardedFields.ForClients(stored)),
                ForwardedFields.Render(ForwardedFields.ForEdges(stored)));
            return;
        }

        for (var i = 0; i < stored.Count; i++)
        {
            _forClients |= ForwardedFields.IsForClients(stored[i].Name) ? 1UL << i : 0;
            _forEdges |= ForwardedFields.IsForEdges(stored[i].Name) ? 1UL << i : 0;
        }
    }

    public DeliveryFields ForClients(HeaderFields stored) =>
        _joined is null ? new(stored, _forClients) : new(_joined.ForClients);

    public DeliveryFields ForEdges(HeaderFields stored) =>
        _joined is null ? new(stored, _forEdges) : new(_joined.ForEdges);

    private static bool HasRepeats(HeaderFields fields)
    {
        for (var i = 1; i < fields.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (fields[i].Name.Equals(fields[j].Name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed record Joined(
        KeyValuePair<string, StringValues>[] ForClients, KeyValuePair<string, StringValues>[] ForEdges);
}
