using CdnLab.Model.Http;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Store;

/// <summary>Which response fields the next hop sees. Content-Length is left out: whoever sends the content sets it.
/// </summary>
internal static class ForwardedFields
{
    private static readonly string[] NotForEdges = [LabFields.Trace, "Age", "Content-Length"];

    private static readonly string[] NotForClients =
        [.. NotForEdges, "Surrogate-Control", "Surrogate-Key", LabFields.Release];

    public static HeaderFields ForClients(HeaderFields response) => response.Without(NotForClients);

    /// <summary>Another edge stores by the same fields, so it sees them.</summary>
    public static HeaderFields ForEdges(HeaderFields response) => response.Without(NotForEdges);

    public static bool IsForClients(string name) => !NotForClients.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static bool IsForEdges(string name) => !NotForEdges.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The fields as a response takes them: a name once, with every line of it.</summary>
    public static KeyValuePair<string, StringValues>[] Render(HeaderFields fields) =>
        [.. fields.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .Select(g => KeyValuePair.Create(g.Key, new StringValues([.. g.Select(f => f.Value)])))];
}
