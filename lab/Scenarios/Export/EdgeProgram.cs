namespace CdnLab.Scenarios.Export;

/// <summary>A real cache that can stand in for the lab's own edge.</summary>
public enum EdgeProgram
{
    /// <summary>Varnish Cache, configured in VCL 4.1.</summary>
    Varnish,

    /// <summary>nginx with its proxy cache.</summary>
    Nginx,
}
