using CdnLab.Scenarios.Export.Nginx;
using CdnLab.Scenarios.Export.Vcl;

namespace CdnLab.Scenarios.Export;

/// <summary>What a configuration of the user's own gets besides, so that it can run in the lab: health, the fields of
/// docs/protocol.md, and a log that the lab reads.</summary>
public static class LabInclude
{
    /// <summary>VCL before the user's own file, which it includes: subroutines of one name run one after the other.
    /// </summary>
    public static string Vcl(string file, EdgeSite site) =>
        $$"""
        vcl 4.1;

        sub vcl_recv {
          if (local.socket == "health") {
            return (synth(200));
          }
        }

        sub vcl_backend_fetch {
        {{VclFetches.Cause(site.Shield)}}}

        include {{VclText.Quote(file)}};

        """;

    /// <summary>Directives that the user's own file includes in its <c>http</c> block.</summary>
    public static string Nginx(string config, EdgeSite site) =>
        $$"""
        map $upstream_cache_status $cdnlab_outcome { default $upstream_cache_status; "" synthetic; }
        log_format cdnlab_client "{{NginxServers.ClientLog}}";
        access_log /dev/stdout cdnlab_client;
        {{NginxServers.Health(config, site)}}
        """;
}
