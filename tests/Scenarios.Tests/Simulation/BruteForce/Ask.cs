using CdnLab.Model.Caching;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>A request to a tier.</summary>
/// <param name="Url">What is asked for.</param>
/// <param name="Gzip">Whether gzip is accepted.</param>
/// <param name="Varies">Whether answers of the URL's class vary on that.</param>
/// <param name="FromEdge">Whether another edge asks.</param>
/// <param name="EntityTag">The content that the asker holds; null: it asks without a condition.</param>
/// <param name="Cause">Why an edge fetches; null: it passes a request on, or a client asks.</param>
/// <param name="IsProbe">Whether it only asks how the origin is.</param>
internal readonly record struct Ask(
    Url Url,
    bool Gzip,
    bool Varies,
    bool FromEdge = false,
    string? EntityTag = null,
    FetchCause? Cause = null,
    bool IsProbe = false)
{
    public string Variant => Varies && Gzip ? "accept-encoding:gzip" : "";
}
