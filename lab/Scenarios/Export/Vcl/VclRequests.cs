using CdnLab.Model.Caching;

namespace CdnLab.Scenarios.Export.Vcl;

/// <summary>What VCL does with a request before and at the look-up, apart from the rules.</summary>
internal static class VclRequests
{
    private static readonly string[] Variables =
        ["path", "query", "matched", "key", "location", "outcome", "stale", "failed", "target", "status", "skip"];

    public static string Write(EdgeSite site) =>
        $$"""
        sub vcl_recv {
        {{(site.Lab is null ? "" : Health)}}  if (req.restarts > 0) {
            return (hash);
          }
          # nothing that a client sends may pass for a variable of this file
        {{string.Concat(Variables.Select(name => $"  unset req.http.cdnlab-{name};\n"))}}  unset req.http.CdnLab-Cause;
          set req.http.host = {{VclText.Quote(site.Host)}};
          set req.http.cdnlab-target = req.url;
          call cdnlab_rules;
        {{Passed(site.Profile)}}  return (hash);
        }

        sub vcl_hash {
          hash_data(req.http.cdnlab-key);
          return (lookup);
        }

        sub vcl_hit {
          set req.http.cdnlab-outcome = "hit";
          if (obj.ttl > 0s) {
            return (deliver);
          }
          if (req.http.cdnlab-failed) {
            set req.http.cdnlab-outcome = "stale_if_error";
            return (deliver);
          }
          # stale: answered while it is fetched anew in the background, else fetched first
          if (obj.ttl + std.duration(obj.http.cdnlab-swr, 0s) > 0s{{Bound(site)}}) {
            set req.http.cdnlab-outcome = "hit_stale";
            return (deliver);
          }
          if (obj.ttl + obj.grace > 0s) {
            set req.http.cdnlab-stale = "yes";
          }
          set req.grace = 0s;
          return (restart);
        }

        sub vcl_miss {
          set req.http.cdnlab-outcome = "miss";
        }

        sub vcl_pass {
          set req.http.cdnlab-outcome = "passed";
        }


        """;

    private const string Health =
        """
          if (local.socket == "health") {
            return (synth(200));
          }

        """;

    private static string Passed(CacheProfile profile) => profile.PassedFields.Count == 0 ? "" :
        $$"""
          if ({{string.Join(" || ", profile.PassedFields.Select(field => "req.http." + field))}}) {
            return (pass);
          }

        """;

    private static string Bound(EdgeSite site) =>
        site.Shield && site.Profile.ShieldStaleWhileRevalidateMax is { } bound
            ? $"\n      && (!req.http.CdnLab-Tier || obj.ttl + {VclText.Seconds(bound, site.Speed)} > 0s)"
            : "";
}
