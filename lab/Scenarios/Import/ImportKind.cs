namespace CdnLab.Scenarios.Import;

/// <summary>The languages that rules are read from.</summary>
public enum ImportKind
{
    /// <summary>VCL, of Varnish or of Fastly.</summary>
    Vcl,

    /// <summary>nginx.</summary>
    Nginx,

    /// <summary>A <c>_redirects</c> file of static hosts.</summary>
    Redirects,
}
