using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Export.Nginx;
using CdnLab.Scenarios.Export.Vcl;

namespace CdnLab.Scenarios.Export;

/// <summary>Writes an edge config in the language of a real cache.</summary>
public static class EdgeExport
{
    /// <summary>The configuration file.</summary>
    /// <exception cref="ExportException">A rule or a choice of the profile has no translation: every one that has none.
    /// </exception>
    public static string Write(EdgeProgram program, EdgeConfig config, EdgeSite site) => program switch
    {
        EdgeProgram.Varnish => VclExport.Write(config, site),
        _ => NginxExport.Write(config, site),
    };
}
