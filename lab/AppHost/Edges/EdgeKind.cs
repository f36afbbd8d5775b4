namespace CdnLab.AppHost.Edges;

/// <summary>What runs as the edges of a live lab.</summary>
public enum EdgeKind
{
    /// <summary>The lab's own edge.</summary>
    Builtin,

    /// <summary>Varnish Cache.</summary>
    Varnish,

    /// <summary>nginx with its proxy cache.</summary>
    Nginx,
}
