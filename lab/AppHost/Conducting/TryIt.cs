using CdnLab.Model.Workloads;

namespace CdnLab.AppHost.Conducting;

/// <summary>Commands with which a user asks the running lab by hand.</summary>
public static class TryIt
{
    /// <summary>A text and a command each.</summary>
    public static IReadOnlyList<(string Text, string Command)> Commands(Lab lab)
    {
        var catalogue = Catalogue.Create(lab.Scenario.Catalogue, lab.Scenario.Seed);
        var path = ExchangeStages.Paths(lab.Scenario, catalogue)[0];
        var url = new Uri(lab.Pops[0].PublicUrl, path);
        var host = $"-H 'Host: {lab.Scenario.Topology.Host}'";
        return
        [
            ("Follow a document as a client does",
                $"curl -sSL --connect-to ::127.0.0.1:{url.Port} -o /dev/null "
                + $"-w '%{{http_code}} after %{{num_redirects}} redirects\\n' http://{lab.Scenario.Topology.Host}{path}"),
            ("See what the cache decided and why", $"curl -sS -D - -o /dev/null {host} -H 'CdnLab-Trace: 1' {url}"),
        ];
    }
}
