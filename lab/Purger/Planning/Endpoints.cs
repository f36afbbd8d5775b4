using CdnLab.Model.Purging;
using CdnLab.Purger.Targets;

namespace CdnLab.Purger.Planning;

/// <summary>Reads where purges go.</summary>
public static class Endpoints
{
    /// <summary>Names and addresses, in order; a name left out is <c>edge</c> and a number.</summary>
    public static IReadOnlyList<(string Name, Uri Url)> Read(
        string option, IReadOnlyList<string> texts, List<string> findings)
    {
        var edges = new List<(string Name, Uri Url)>();
        foreach (var text in texts)
        {
            var parts = text.Split('=', 2);
            var isNamed = parts.Length == 2 && parts[0].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
            var (name, address) = isNamed ? (parts[0], parts[1]) : ($"edge{edges.Count + 1}", text);
            if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
                || url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
            {
                findings.Add($"{option} {text}: it is no address; fix: {option} http://127.0.0.1:8081, or NAME=URL");
            }
            else if (edges.Any(e => e.Name == name))
            {
                findings.Add($"{option} {text}: '{name}' is named twice; fix: another name");
            }
            else
            {
                edges.Add((name, url));
            }
        }
        return edges;
    }

    /// <summary>The same as a purge's scope names edges: PoPs, and whether there is a shield.</summary>
    public static PurgeScope Into(PurgeScope scope, IReadOnlyList<(string Name, Uri Url)> edges) => scope with
    {
        Pops = [.. edges.Select(e => e.Name).Where(name => name != PurgeShard.Shield)],
        Shield = edges.Any(e => e.Name == PurgeShard.Shield),
    };

    /// <summary>What is wrong with them for a kind of edge and a strategy.</summary>
    public static IEnumerable<string> Check(
        IReadOnlyList<(string Name, Uri Url)> edges, TargetTraits traits, PurgeStrategy strategy, bool dryRun)
    {
        if (edges.Count == 0 && !dryRun)
        {
            yield return $"--endpoint: where is {traits.Name} purged? fix: --endpoint http://127.0.0.1:8081";
        }
        if (traits.OneAddress && edges.Count > 1)
        {
            yield return $"--endpoint: {traits.Name} has one address for all edges, and {edges.Count} are given; "
                + "fix: one of them";
        }
        var perEdge = strategy.Kind == "pop-by-pop" || strategy.Passes == PurgePasses.ShieldFirst;
        if (perEdge && traits.OneAddress)
        {
            yield return $"--strategy {strategy.Name}: it purges edges one by one, and {traits.Name} has one address "
                + "for all of them; fix: another strategy, such as twice or groups";
        }
        else if (strategy.Passes == PurgePasses.ShieldFirst && edges.All(e => e.Name != PurgeShard.Shield))
        {
            yield return $"--strategy {strategy.Name}: which endpoint is the shield? "
                + "fix: --endpoint shield=http://127.0.0.1:8081";
        }
        else if (perEdge && edges.Count < 2)
        {
            yield return $"--strategy {strategy.Name}: it purges edges one by one, and {edges.Count} is given; "
                + "fix: an --endpoint NAME=URL for each edge";
        }
    }
}
