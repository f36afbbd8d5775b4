using System.Globalization;
using System.Text;
using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Nginx;

/// <summary>Storability, lifetimes and stale windows of a profile as maps. nginx knows Cache-Control only, so a server
/// of its own between cache and next hop says in that field what the profile makes of the response.</summary>
internal static class NginxLifetimes
{
    private static readonly string[] Windows = ["stale-while-revalidate", "stale-if-error"];

    public static string Maps(EdgeConfig config, EdgeSite site)
    {
        var profile = site.Profile;
        var text = new StringBuilder();
        Governing(text, profile);
        var first = profile.Shared ? $"    \"{Pattern("s-maxage")}\" $cdnlab_n;\n" : "";
        text.Append($"  map $cdnlab_governing $cdnlab_age {{\n    default \"\";\n{first}    \"{Pattern("max-age")}\" $cdnlab_n;\n  }}\n");
        foreach (var window in Windows)
        {
            var standard = window == "stale-if-error" ? profile.StaleIfError : profile.StaleWhileRevalidate;
            text.Append($"  map $cdnlab_governing $cdnlab_{Word(window)} {{\n    default {standard.TotalSeconds:0};\n")
                .Append($"    \"~*{Strict(profile)}\" 0;\n    \"{Pattern(window)}\" $cdnlab_n;\n  }}\n");
        }
        foreach (var name in Windows.Select(Word).Prepend("age"))
        {
            Scaled(text, name, site.Speed);
        }
        Standard(text, profile, site.Speed);
        Storable(text, config, profile);
        var swr = site.Shield && profile.ShieldStaleWhileRevalidateMax is { } bound && bound <= TimeSpan.Zero
            ? "0" : "$cdnlab_swr_real";
        var windows = $"stale-while-revalidate={swr}, stale-if-error=$cdnlab_sie_real";
        var targeted = string.Concat(profile.TargetedFields.Select(Variable));
        text.Append(
            $$"""
              # Expires counts where no directive does; nginx reads it itself, and knows no clock but its own
              map "$cdnlab_age{{targeted}}" $cdnlab_expires { default ""; "" $upstream_http_expires; }
              map "$cdnlab_forbidden:$cdnlab_age_real:$cdnlab_expires" $cdnlab_lifetime {
                default "max-age=$cdnlab_age_real, {{windows}}";
                "~^1" "no-store";
                "~^0::$" "max-age=$cdnlab_standard, {{windows}}";
                "~^0::" "{{(site.Speed == 1 ? windows : "no-store")}}";
              }

            """);
        return text.ToString();
    }

    /// <summary>The first targeted field present, else Cache-Control (RFC 9213 2.2).</summary>
    private static void Governing(StringBuilder text, CacheProfile profile)
    {
        var next = "$upstream_http_cache_control";
        var fields = profile.TargetedFields.Reverse().ToList();
        for (var i = 0; i < fields.Count; i++)
        {
            var field = Variable(fields[i]);
            text.Append($"  map {field} $cdnlab_governing{i} {{ default {field}; \"\" {next}; }}\n");
            next = $"$cdnlab_governing{i}";
        }
        text.Append($"  map {next} $cdnlab_governing {{ default {next}; }}\n");
    }

    /// <summary>nginx cannot divide: lifetimes become real seconds by a table, rounded down to their first digit.
    /// </summary>
    private static void Scaled(StringBuilder text, string name, double speed)
    {
        if (speed == 1)
        {
            text.Append($"  map $cdnlab_{name} $cdnlab_{name}_real {{ default $cdnlab_{name}; }}\n");
            return;
        }
        text.Append($"  map $cdnlab_{name} $cdnlab_{name}_real {{\n    default 0;\n    \"\" \"\";\n");
        foreach (var seconds in Common)
        {
            text.Append($"    {seconds} {NginxText.WholeSeconds(seconds, speed)};\n");
        }
        for (var zeros = 0; zeros < 10; zeros++)
        {
            for (var digit = 1; digit < 10; digit++)
            {
                var real = NginxText.WholeSeconds(digit * Math.Pow(10, zeros), speed);
                text.Append(CultureInfo.InvariantCulture, $"    \"~^0*{digit}[0-9]{{{zeros}}}$\" {real};\n");
            }
        }
        text.Append("  }\n");
    }

    /// <summary>Lifetimes that are exact: seconds to minutes, hours and days as people write them.</summary>
    private static IEnumerable<int> Common => new[] { 60, 3600, 86400 }
        .SelectMany(unit => Enumerable.Range(1, 60).Select(count => unit * count))
        .Distinct().Order();

    private static void Standard(StringBuilder text, CacheProfile profile, double speed)
    {
        var seconds = NginxText.WholeSeconds((profile.DefaultLifetime ?? TimeSpan.Zero).TotalSeconds, speed);
        var statuses = string.Join('|', Enumerable.Range(200, 400).Where(StatusCodes.HeuristicallyCacheable));
        text.Append(
            $"  map $upstream_status $cdnlab_standard {{\n    default 0;\n    \"~(?:^|, )({statuses})$\" {seconds};\n  }}\n");
    }

    private static void Storable(StringBuilder text, EdgeConfig config, CacheProfile profile)
    {
        // Only whether there are credentials: their text is the client's, and could look like a directive.
        text.Append("  map $http_authorization $cdnlab_credentials {\n    default 1;\n    \"\" \"\";\n  }\n")
            .Append("  map \"$upstream_status|$cdnlab_credentials|$cdnlab_governing\" $cdnlab_forbidden {\n    default 0;\n")
            .Append($"    \"~*[|](.*[ ,])?(no-store|no-cache{(profile.Shared ? "|private" : "")})\" 1;\n");
        if (config.UnstorableStatuses.Count > 0)
        {
            text.Append($"    \"~^(?:.*, )?({string.Join('|', config.UnstorableStatuses)})[|]\" 1;\n");
        }
        if (profile.Shared && profile.AuthorizationNeedsPermission)
        {
            text.Append("    \"~*^[0-9, ]+[|]1[|](?!.*(public|s-maxage|must-revalidate))\" 1;\n");
        }
        text.Append("  }\n");
    }

    private static string Strict(CacheProfile profile) =>
        "(must-revalidate|proxy-revalidate|no-cache" + (profile.SharedMaxAgeForbidsStale ? "|s-maxage)" : ")");

    private static string Pattern(string directive) => $"~*(?:^|[ ,]){directive}=\\\"?(?<cdnlab_n>[0-9]+)";

    private static string Variable(string field) => "$upstream_http_" + field.ToLowerInvariant().Replace('-', '_');

    private static string Word(string window) => window == "stale-if-error" ? "sie" : "swr";
}
