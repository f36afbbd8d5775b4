using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Vcl;

/// <summary>An edge config as a file of VCL 4.1.</summary>
public static class VclExport
{
    private static readonly TimeSpan BetweenBytes = TimeSpan.FromSeconds(15);

    /// <summary>Under a compressed clock a socket still needs its time.</summary>
    private static readonly TimeSpan RealMin = TimeSpan.FromSeconds(2);

    /// <summary>Writes the file.</summary>
    /// <exception cref="ExportException">A rule has no translation.</exception>
    public static string Write(EdgeConfig config, EdgeSite site)
    {
        var rules = new VclRules(config, site.Host);
        var text = $$"""
            vcl 4.1;

            # Edge config {{Comment.Of(config.Name)}}, profile {{Comment.Of(site.Profile.Name)}}; generated, so change the rules instead.
            {{(site.Speed == 1 ? "" : $"# Lifetimes are divided by {VclText.Number(site.Speed)}: the clock is compressed.\n")}}
            import std;
            # serves as variables of a fetch, which VCL has not: no field of them is sent
            import cookie;

            backend origin {
              .host = {{VclText.Quote(site.Origin.Host)}};
              .port = "{{site.Origin.Port}}";
              .first_byte_timeout = {{Timeout(site.FetchTimeout, site.Speed)}};
              .between_bytes_timeout = {{Timeout(BetweenBytes, site.Speed)}};
            }


            """
            + rules.Write() + "\n"
            + VclRequests.Write(site)
            + VclFetches.Write(site)
            + VclLifetimes.Write(config, site) + "\n"
            + VclAnswers.Write(config, site);
        return rules.Findings.Count == 0 ? text : throw new ExportException(rules.Findings);
    }

    private static string Timeout(TimeSpan lab, double speed) =>
        VclText.Seconds(lab / speed < RealMin ? RealMin : lab / speed, 1);
}
