using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Resources;

namespace CdnLab.AppHost.Page;

/// <summary>The processes of the lab as the console page shows them, clients first, origin last.</summary>
public static class ConsoleNodes
{
    /// <summary>One card a process.</summary>
    public static IEnumerable<object> Of(Lab lab)
    {
        yield return Node(lab.Traffic, "traffic", "asks the PoPs", "clients");
        foreach (var pop in lab.Pops)
        {
            yield return Node(pop, lab.ConfigOf(pop.Name), "edge config in force", "PoP");
        }
        foreach (var shield in lab.Edges.Except(lab.Pops))
        {
            yield return Node(shield, lab.ConfigOf(shield.Name), "edge config in force", "shield");
        }
        if (lab.Origin is { } origin)
        {
            yield return Node(origin, lab.Release, "release in force", "origin");
        }
    }

    private static object Node(RunningResource process, string tag, string text, string role) => new
    {
        process.Name,
        Tag = tag,
        Role = process.State == ResourceState.Running ? role : $"{role}, {process.State.ToString().ToLowerInvariant()}",
        Text = text,
        Url = process.PublicUrl.ToString(),
    };
}
