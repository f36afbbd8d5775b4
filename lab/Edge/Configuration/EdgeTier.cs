namespace CdnLab.Edge.Configuration;

/// <summary>Where an edge stands.</summary>
public enum EdgeTier
{
    /// <summary>Clients ask it.</summary>
    Pop,

    /// <summary>Other edges ask it; it asks the origin.</summary>
    Shield,
}
