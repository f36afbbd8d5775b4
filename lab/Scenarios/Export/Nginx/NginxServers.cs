using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Nginx;

/// <summary>The servers of a generated file.</summary>
internal static class NginxServers
{
    public const string Maps =
        """
          map "$cdnlab_pass:$upstream_cache_status:$upstream_status" $cdnlab_outcome {
            default redirected;
            "~^1" passed;
            "~^:HIT:" hit;
            "~^:(STALE|UPDATING):$" hit_stale;
            "~^:(STALE|UPDATING):." stale_if_error;
            "~^:(MISS|EXPIRED|REVALIDATED):" miss;
          }
          map $cdnlab_outcome $cdnlab_member {
            default "fwd=$cdnlab_outcome";
            "~^(hit|stale)" "hit";
          }
          map $http_accept_encoding $cdnlab_gzip {
            default "";
            "~*(?:^|[ ,])gzip(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:$|,))" gzip;
          }
          map "$http_if_none_match$http_if_modified_since" $cdnlab_cause {
            default revalidation;
            "" miss;
          }

        """;

    /// <summary>A line of the access log as the lab reads it.</summary>
    public const string ClientLog = "cdnlab-access c $msec $status $cdnlab_outcome -";

    /// <summary>What a program of the lab tells: each request in its log, and its decision to whom asks.</summary>
    public static string Lab(EdgeConfig config, EdgeSite site)
    {
        (string Name, string Value)[] fields =
        [
            ("tier", site.Shield ? "shield" : "pop"), ("edge", site.Name), ("config", config.Name),
            ("request_url", "$request_uri"), ("url", "$cdnlab_path$cdnlab_query"), ("key", "$cdnlab_key"),
            ("outcome", "$cdnlab_outcome"), ("stored_release", "$upstream_http_cdnlab_release"),
            ("stored_config", "$upstream_http_cdnlab_config"),
        ];
        var json = string.Join(',', fields.Select(f => $"\\\"{f.Name}\\\":\\\"{f.Value}\\\""));
        return $$"""
              map $http_cdnlab_trace $cdnlab_trace { default ""; 1 "[{{"{" + json + "}"}}]"; }
              map $upstream_http_date $cdnlab_unanswered { default -; "" no-answer; }
              log_format cdnlab_client "{{ClientLog}}";
              log_format cdnlab_upstream "cdnlab-access b $msec $status - $cdnlab_unanswered";

            """;
    }

    /// <summary>What clients ask: the rules, then the cache.</summary>
    public static string Edge(EdgeSite site, string rules) =>
        $$"""
          server {
            listen {{site.Listen}};
            access_log {{(site.Lab is null ? "off" : "/dev/stdout cdnlab_client")}};
        {{rules}}
            location / {
              proxy_pass http://cdnlab_inner$cdnlab_path$cdnlab_query;
              proxy_set_header Connection "";
              proxy_set_header Host "{{NginxText.Literal(site.Host)}}";
        {{(site.Profile.NormalizeAcceptEncoding ? "      proxy_set_header Accept-Encoding $cdnlab_gzip;\n" : "")}}      proxy_cache edge;
              proxy_cache_key $cdnlab_key;
              proxy_cache_bypass $cdnlab_pass;
              proxy_no_cache $cdnlab_pass;
              proxy_cache_lock on;
              proxy_cache_lock_timeout 60s;
              proxy_cache_lock_age 60s;
              proxy_cache_revalidate on;
              proxy_cache_background_update on;
              proxy_read_timeout 120s;
        {{(site.Profile.SetCookieUnstorable ? "" : "      proxy_ignore_headers Set-Cookie;\n")}}      proxy_hide_header Cache-Control;
              proxy_hide_header cdnlab-cache-control;
              proxy_hide_header Expires;
              proxy_hide_header cdnlab-expires;
              proxy_hide_header cdnlab-config;
              proxy_hide_header Cache-Status;
        {{(site.Shield ? "" : Private)}}      add_header Cache-Control $upstream_http_cdnlab_cache_control always;
              add_header Expires $upstream_http_cdnlab_expires always;
              add_header Cache-Status "{{site.Name}}; $cdnlab_member" always;
        {{(site.Lab is null ? "" : Trace)}}    }
          }

        """;

    /// <summary>What the cache asks: the next hop, whose answer gets its lifetime here.</summary>
    public static string Inner(EdgeConfig config, EdgeSite site, TimeSpan timeout) =>
        $$"""
          server {
            listen {{site.InnerListen}};
            access_log {{(site.Lab is null ? "off" : "/dev/stdout cdnlab_upstream")}};
            location / {
              proxy_pass http://cdnlab_origin$request_uri;
              proxy_set_header Connection "";
              proxy_set_header Host "{{NginxText.Literal(site.Host)}}";
        {{(site.Lab is null ? "" : Fields(site.Shield))}}      proxy_read_timeout {{NginxText.Milliseconds(timeout)}};
              proxy_next_upstream error timeout http_500 http_502 http_503 http_504;
              proxy_hide_header Cache-Control;
              proxy_hide_header X-Accel-Expires;
              proxy_hide_header Expires;
              proxy_hide_header Age;
              add_header Cache-Control $cdnlab_lifetime always;
              add_header cdnlab-cache-control $upstream_http_cache_control always;
              add_header Expires $cdnlab_expires always;
              add_header cdnlab-expires $upstream_http_expires always;
              add_header cdnlab-config "{{config.Name}}" always;
              # stale-if-error of Cache-Control covers a next hop that does not answer, and not one that answers 5xx
              proxy_intercept_errors on;
              error_page 500 502 503 504 = @failed;
            }
            location @failed {
              return 444;
            }
          }

        """;

    /// <summary>Tells that the process answers, and which config is in force.</summary>
    public static string Health(string config, EdgeSite site) => site.Lab is not { } lab ? "" :
        $$"""

          server {
            listen {{lab.HealthListen}};
            access_log off;
            return 200 "$pid {{config}}";
          }

        """;

    private const string Trace = "      add_header CdnLab-Trace $cdnlab_trace always;\n";

    private const string Private =
        """
              proxy_hide_header Surrogate-Control;
              proxy_hide_header Surrogate-Key;
              proxy_hide_header CdnLab-Release;

        """;

    private static string Fields(bool shield) =>
        $"""
              proxy_set_header CdnLab-Cause $cdnlab_cause;
              proxy_set_header CdnLab-Tier "{(shield ? "" : "pop")}";
              proxy_set_header CdnLab-Trace "";

        """;
}
