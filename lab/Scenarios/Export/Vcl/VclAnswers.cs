using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Vcl;

/// <summary>What VCL sends to the client.</summary>
internal static class VclAnswers
{
    public static string Write(EdgeConfig config, EdgeSite site) =>
        $$"""
        sub vcl_synth {
          # stale-if-error: the fetch failed, what is stored may still answer
          if (resp.status >= 500 && req.http.cdnlab-stale) {
            unset req.http.cdnlab-stale;
            set req.http.cdnlab-failed = "yes";
            set req.grace = 1000d;
            return (restart);
          }
          if (req.http.cdnlab-location) {
            set resp.http.Location = req.http.cdnlab-location;
            set req.http.cdnlab-outcome = "redirected";
            set resp.body = "";
          }
        {{(site.Lab is null ? "" : Log)}}  return (deliver);
        }

        sub vcl_deliver {
          if (req.http.cdnlab-outcome ~ "^(hit|stale)") {
            set resp.http.Cache-Status = {{VclText.Quote(site.Name + "; hit; ttl=")}}
              + {{Whole("obj.ttl", site.Speed)}};
          } else {
            set req.http.cdnlab-status = {{VclText.Quote(site.Name + "; fwd=")}} + req.http.cdnlab-outcome;
            if (resp.http.Cache-Status) {
              set req.http.cdnlab-status = resp.http.Cache-Status + ", " + req.http.cdnlab-status;
            }
            set resp.http.Cache-Status = req.http.cdnlab-status;
          }
        {{(site.Lab is null ? "" : Trace(config, site) + Log)}}{{Age(site)}}{{Private(site)}}  unset resp.http.cdnlab-control;
          unset resp.http.cdnlab-targeted;
          unset resp.http.cdnlab-explicit;
          unset resp.http.cdnlab-swr;
          unset resp.http.cdnlab-sie;
          unset resp.http.cdnlab-key;
          unset resp.http.cdnlab-config;
          return (deliver);
        }

        """;

    private const string Log =
        """
          std.log("cdnlab:" + req.http.cdnlab-outcome);

        """;

    private static string Trace(EdgeConfig config, EdgeSite site)
    {
        string Field(string name, string value) => $"      + {{\"\"{name}\":\"\"}} + {value} + {{\"\",\"}}\n";
        return "  if (req.http.CdnLab-Trace == \"1\") {\n    set resp.http.CdnLab-Trace = \"[{\"\n"
            + Field("tier", site.Shield ? "\"shield\"" : "\"pop\"")
            + Field("edge", VclText.Quote(site.Name))
            + Field("config", VclText.Quote(config.Name))
            + Field("request_url", "req.http.cdnlab-target")
            + Field("url", "req.url")
            + Field("key", "req.http.cdnlab-key")
            + Field("outcome", "req.http.cdnlab-outcome")
            + Field("stored_release", "resp.http.CdnLab-Release")
            + Field("stored_config", "resp.http.cdnlab-config")
            + $"      + {{\"\"age\":\"}} + {Whole("obj.age", site.Speed)} + \"}}]\";\n  }}\n";
    }

    /// <summary>Between edges Age is real time, which the next one takes it for; clients live in lab time.</summary>
    private static string Age(EdgeSite site) => site.Profile.StripAge
        ? "  unset resp.http.Age;\n"
        : site.Speed == 1
            ? ""
            : $"  if (!req.http.CdnLab-Tier && resp.http.Age) {{\n    set resp.http.Age = {Whole("obj.age", site.Speed)};\n  }}\n";

    private static string Private(EdgeSite site)
    {
        const string unset =
            "    unset resp.http.Surrogate-Control;\n    unset resp.http.Surrogate-Key;\n"
            + "    unset resp.http.CdnLab-Release;\n";
        return site.Shield ? "  if (!req.http.CdnLab-Tier) {\n" + unset + "  }\n" : unset.Replace("    ", "  ", StringComparison.Ordinal);
    }

    private static string Whole(string duration, double speed) =>
        $"regsub(\"\" + ({duration} * {VclText.Number(speed)}), \"\\..*$\", \"\")";
}
