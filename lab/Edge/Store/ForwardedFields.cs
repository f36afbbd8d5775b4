using CdnLab.Model.Http;

namespace CdnLab.Edge.Store;

/// <summary>Which response fields the next hop sees. Content-Length is left out: whoever sends the content sets it.
/// </summary>
internal static class ForwardedFields
{
    public static HeaderFields ForClients(HeaderFields response) => response.Without(
        "Surrogate-Control", "Surrogate-Key", LabFields.Release, LabFields.Trace, "Age", "Content-Length");

    /// <summary>Another edge stores by the same fields, so it sees them.</summary>
    public static HeaderFields ForEdges(HeaderFields response) =>
        response.Without(LabFields.Trace, "Age", "Content-Length");
}
