using System.Text;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Vcl;

/// <summary>Storability, lifetimes and stale windows of a profile as <c>vcl_backend_response</c>.</summary>
internal static class VclLifetimes
{
    private const string Control = "beresp.http.cdnlab-control";

    /// <summary>How long Varnish remembers that something is not storable; its own default.</summary>
    private static readonly TimeSpan NotStorable = TimeSpan.FromMinutes(2);

    public static string Write(EdgeConfig config, EdgeSite site)
    {
        var profile = site.Profile;
        var text = new StringBuilder("sub vcl_backend_response {\n");
        if (profile.RestartOnError)
        {
            text.Append("  if (beresp.status >= 500 && bereq.retries == 0 && bereq.method ~ \"^(GET|HEAD)$\") {\n")
                .Append("    return (retry);\n  }\n");
        }
        text.Append(
            """
              if (bereq.uncacheable) {
                return (deliver);
              }
              if (beresp.status >= 500 && (bereq.is_bgfetch || cookie.get("stale") == "yes")) {
                return (abandon);       # what is stored stays, and may stand in
              }

            """);
        Governing(text, profile);
        Heeded(text, profile);
        text.Append("  set beresp.ttl = 0s;\n  set beresp.http.cdnlab-explicit = \"\";\n");
        Lifetime(text, profile);
        Windows(text, profile, site.Speed);
        text.Append(Unstorable(config, profile, site.Speed));
        text.Append(
            $$"""
              set beresp.ttl = beresp.ttl{{VclText.Divided(site.Speed)}}{{(profile.IncomingAge ? " - beresp.age" : "")}};
              set beresp.keep = {{VclText.Seconds(TimeSpan.FromDays(1), site.Speed)}};
              set beresp.http.cdnlab-config = {{VclText.Quote(config.Name)}};
              unset beresp.http.cdnlab-explicit;
              unset beresp.http.CdnLab-Trace;
              set beresp.http.cdnlab-key = cookie.get("key");
              return (deliver);
            }

            """);
        return text.ToString();
    }

    /// <summary>The first targeted field present, else Cache-Control (RFC 9213 2.2).</summary>
    private static void Governing(StringBuilder text, CacheProfile profile)
    {
        text.Append($"  # the field that governs: {string.Join(", ", [.. profile.TargetedFields, "Cache-Control"])}\n")
            .Append($"  set {Control} = beresp.http.Cache-Control;\n  set beresp.http.cdnlab-targeted = \"\";\n");
        foreach (var field in profile.TargetedFields.Reverse())
        {
            text.Append(
                $$"""
                  if (beresp.http.{{field}} ~ "[a-z]") {
                    set {{Control}} = beresp.http.{{field}};
                    set beresp.http.cdnlab-targeted = "yes";
                  }

                """);
        }
    }

    /// <summary>The directives that the profile passes over are taken out.</summary>
    private static void Heeded(StringBuilder text, CacheProfile profile)
    {
        if (profile.IgnoredDirectives.Count > 0)
        {
            text.Append(
                $$"""
                  set {{Control}} = regsuball({{Control}},
                    {"(?i)(^|[ ,])({{string.Join('|', profile.IgnoredDirectives)}})(="?[0-9]*"?)?(?=$|[ ,])"}, "\1");

                """);
        }
    }

    private static void Lifetime(StringBuilder text, CacheProfile profile)
    {
        text.Append(
            $$"""
              if ({{Directive(profile.Shared ? "s-maxage" : "max-age")}}) {
                set beresp.ttl = {{Value(profile.Shared ? "s-maxage" : "max-age")}};
                set beresp.http.cdnlab-explicit = "yes";
              } elsif ({{Directive("max-age")}}) {
                set beresp.ttl = {{Value("max-age")}};
                set beresp.http.cdnlab-explicit = "yes";
              } elsif (beresp.http.cdnlab-targeted == "" && beresp.http.Expires) {
                set beresp.ttl = std.time(beresp.http.Expires, std.time(beresp.http.Date, now))
                  - std.time(beresp.http.Date, now);
                set beresp.http.cdnlab-explicit = "yes";
              } elsif ({{Control}} ~ "(?i)(^|[ ,])public"
                  || {{AnyOf(Enumerable.Range(200, 400).Where(StatusCodes.HeuristicallyCacheable))}}) {
                set beresp.http.cdnlab-explicit = "yes";

            """);
        if (profile.DefaultLifetime is { } standard)
        {
            text.Append($"    set beresp.ttl = {VclText.Seconds(standard, 1)};\n");
        }
        if (profile.HeuristicShare > 0)
        {
            var max = VclText.Seconds(profile.HeuristicMax, 1);
            text.Append(
                $$"""
                    if (beresp.http.Last-Modified) {
                      set beresp.ttl = (std.time(beresp.http.Date, now)
                        - std.time(beresp.http.Last-Modified, std.time(beresp.http.Date, now)))
                        * {{VclText.Number(profile.HeuristicShare)}};
                      if (beresp.ttl > {{max}}) {
                        set beresp.ttl = {{max}};
                      }
                    }

                """);
        }
        text.Append("  }\n");
    }

    private static void Windows(StringBuilder text, CacheProfile profile, double speed)
    {
        var strict = Control + " ~ \"(?i)(must-revalidate|proxy-revalidate|no-cache"
            + (profile.SharedMaxAgeForbidsStale ? "|s-maxage" : "") + ")\"";
        text.Append(
            $$"""
              # stale-while-revalidate and stale-if-error (RFC 5861); grace is the longer one
              set beresp.http.cdnlab-swr = {{Window("stale-while-revalidate", profile.StaleWhileRevalidate, speed)}};
              set beresp.http.cdnlab-sie = {{Window("stale-if-error", profile.StaleIfError, speed)}};
              if ({{strict}}) {
                set beresp.http.cdnlab-swr = "0s";
                set beresp.http.cdnlab-sie = "0s";
              }
              set beresp.grace = std.duration(beresp.http.cdnlab-swr, 0s);
              if (std.duration(beresp.http.cdnlab-sie, 0s) > beresp.grace) {
                set beresp.grace = std.duration(beresp.http.cdnlab-sie, 0s);
              }

            """);
    }

    private static string Unstorable(EdgeConfig config, CacheProfile profile, double speed)
    {
        List<string> reasons =
        [
            $"{Control} ~ \"(?i)(^|[ ,])(no-store|no-cache{(profile.Shared ? "|private" : "")})\"",
            "beresp.http.Vary == \"*\"",
            "beresp.http.cdnlab-explicit == \"\"",
        ];
        if (config.UnstorableStatuses.Count > 0)
        {
            reasons.Add(AnyOf(config.UnstorableStatuses));
        }
        if (profile.StorableStatuses is { } statuses)
        {
            reasons.Add($"!({AnyOf(statuses.Concat(profile.StorableStatusesWithLifetime))})");
        }
        if (!profile.StaleStorable)
        {
            reasons.Add("beresp.ttl <= 0s");
        }
        if (profile.SetCookieUnstorable)
        {
            reasons.Add("beresp.http.Set-Cookie");
        }
        if (profile.Shared && profile.AuthorizationNeedsPermission)
        {
            reasons.Add($"(bereq.http.Authorization && {Control} !~ \"(?i)(public|s-maxage|must-revalidate)\")");
        }
        return $$"""
              if ({{string.Join("\n      || ", reasons)}}) {
                # remembered as not storable, so that requests do not wait for each other
                set beresp.uncacheable = true;
                set beresp.ttl = {{VclText.Seconds(NotStorable, speed)}};
                set beresp.grace = 0s;
                return (deliver);
              }

            """;
    }

    private static string AnyOf(IEnumerable<int> statuses) =>
        string.Join(" || ", statuses.Select(status => $"beresp.status == {status}"));

    private static string Directive(string name) => $"{Control} ~ {Pattern(name)}";

    private static string Value(string name) =>
        $"std.duration(regsub({Control}, {Pattern(name)}, \"\\1\") + \"s\", 0s)";

    private static string Pattern(string name) => $"{{\"(?i)^(?:.*[ ,])?{name}=\"?([0-9]+).*$\"}}";

    private static string Window(string name, TimeSpan standard, double speed) =>
        $"\"\" + (std.duration(regsub({Control}, {Pattern(name)}, \"\\1\") + \"s\", {VclText.Seconds(standard, 1)})"
        + $"{VclText.Divided(speed)}) + \"s\"";
}
