namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>An answer of the origin as caches and clients see it, times in ticks. One of few of its shape.</summary>
internal sealed record Content
{
    /// <summary>Status code.</summary>
    public required int Status { get; init; }

    /// <summary>Index of the URL that it redirects to; -1: it does not, or it leads away from the CDN.</summary>
    public required int Target { get; init; }

    /// <summary>Whether a cache may store it.</summary>
    public required bool Storable { get; init; }

    public required bool IsDocument { get; init; }

    /// <summary>Whether the origin counts it as a redirect.</summary>
    public required bool IsRedirect { get; init; }

    public required bool HasValidator { get; init; }

    public required long Lifetime { get; init; }

    /// <summary>How long beyond its lifetime it serves while it is refreshed, at a PoP.</summary>
    public required long StaleAtPop { get; init; }

    /// <summary>The same at the shield, for another edge.</summary>
    public required long StaleAtShield { get; init; }

    /// <summary>How long beyond its lifetime it stands in for a 5xx.</summary>
    public required long StaleOnError { get; init; }

    /// <summary>The same when there is no answer at all.</summary>
    public required long StaleDisconnected { get; init; }

    /// <summary>Lifetime in a client's own cache; 0: none.</summary>
    public required long ClientLifetime { get; init; }

    /// <summary>Whether a client with permanent redirects keeps it for good.</summary>
    public required bool ClientKeeps { get; init; }

    /// <summary>Whether an edge makes it.</summary>
    public bool ByEdge { get; init; }

    /// <summary>Surrogate keys, as symbols.</summary>
    public required string SurrogateKeys { get; init; }

    /// <summary>Its Vary field.</summary>
    public required string Vary { get; init; }
}
