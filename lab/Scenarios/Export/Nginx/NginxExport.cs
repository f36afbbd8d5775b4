using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Nginx;

/// <summary>An edge config as a file of nginx: one server with the rules and the cache, and behind it one that asks the
/// next hop and says how long its answer may be kept.</summary>
public static class NginxExport
{
    /// <summary>Under a compressed clock a socket still needs its time.</summary>
    private static readonly TimeSpan RealMin = TimeSpan.FromSeconds(2);

    /// <summary>Writes the file.</summary>
    /// <exception cref="ExportException">A rule has no translation.</exception>
    public static string Write(EdgeConfig config, EdgeSite site)
    {
        var rules = new NginxRules(config, site.Host);
        var directives = rules.Write();
        List<ExportFinding> findings = [.. rules.Findings, .. NginxProfile.Findings(config, site.Profile)];
        if (findings.Count > 0)
        {
            throw new ExportException(findings);
        }
        var folder = site.Lab is { } lab ? lab.Folder + "/" : "";
        return $$"""
            # Edge config {{Comment.Of(config.Name)}}, profile {{Comment.Of(site.Profile.Name)}}; generated, so change the rules instead.
            worker_processes 1;
            events {
              worker_connections 4096;
            }

            http {
              variables_hash_max_size 8192;
              variables_hash_bucket_size 128;
              map_hash_bucket_size 128;
              server_tokens off;
              absolute_redirect off;
              merge_slashes off;
              large_client_header_buffers 8 64k;
              geo $cdnlab_dollar { default "$"; }

              proxy_cache_path {{folder}}cache levels=1:2 keys_zone=edge:32m inactive=30d max_size=1g use_temp_path=off;
              proxy_http_version 1.1;
              proxy_redirect off;
              proxy_pass_header Date;
              proxy_pass_header Server;
              proxy_buffer_size 64k;
              proxy_buffers 8 64k;
              proxy_busy_buffers_size 128k;

            {{string.Concat(rules.Transforms.Select(NginxFold.Maps))}}
            {{NginxLifetimes.Maps(config, site)}}
            {{NginxServers.Maps}}
            {{(site.Lab is null ? "" : NginxServers.Lab(config, site))}}
              upstream cdnlab_inner {
                server {{site.InnerListen}};
                keepalive 32;
              }

              upstream cdnlab_origin {
            {{Servers(site)}}    keepalive 32;
              }

            {{NginxServers.Edge(site, directives)}}
            {{NginxServers.Inner(config, site, Timeout(site))}}{{NginxServers.Health(config.Name, site)}}}

            """;
    }

    // Listed twice: nginx tries the next server, never the same one, again.
    private static string Servers(EdgeSite site) => string.Concat(Enumerable.Repeat(
        $"    server {site.Origin.Host}:{site.Origin.Port} max_fails=0;\n", site.Profile.RestartOnError ? 2 : 1));

    private static TimeSpan Timeout(EdgeSite site) =>
        site.FetchTimeout / site.Speed < RealMin ? RealMin : site.FetchTimeout / site.Speed;
}
