using CdnLab.Model.Clients;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>How far a client goes round in a loop before it gives up.</summary>
internal static class LoopLength
{
    private const int UrlsMax = 64;

    /// <summary>Requests until it gives up, and those of them that the cache answers.</summary>
    /// <param name="rules">The client.</param>
    /// <param name="first">Index of the URL that it began with.</param>
    /// <param name="before">Requests that it made from there on, not counted. Which they were for is not known but for
    /// the
    /// first: they are taken to have gone round the same loop.</param>
    /// <param name="url">Index of the URL that leads into the loop.</param>
    /// <param name="next">For a URL: the one that its answer redirects to, and whether the cache gives it.</param>
    public static (int Wire, int Hits) Of(
        ClientPersona rules, int first, int before, int url, Func<int, (int Target, bool Hit)> next)
    {
        List<Uri> asked = [.. Before(first, before, Cycle(url, next)), Address(url)];
        var hits = 0;
        while (true)
        {
            var (target, hit) = next(url);
            hits += hit ? 1 : 0;
            if (RedirectRule.Next(rules, asked, 301, Address(target).AbsoluteUri).Next is not { } led)
            {
                return (asked.Count - before, hits);
            }
            asked.Add(led);
            url = target;
        }
    }

    /// <summary>The URLs of the loop in order, from one on it; empty when that only leads into it.</summary>
    private static List<int> Cycle(int url, Func<int, (int Target, bool Hit)> next)
    {
        List<int> cycle = [url];
        for (var at = next(url).Target; at != url; at = next(at).Target)
        {
            cycle.Add(at);
            if (cycle.Count > UrlsMax)
            {
                return [];
            }
        }
        return cycle;
    }

    private static IEnumerable<Uri> Before(int first, int before, List<int> cycle) =>
        Enumerable.Range(0, before).Select(i =>
        {
            var back = before - i;
            return i == 0 ? Address(first)
                : cycle.Count == 0 ? new Uri($"http://before/{i}")
                : Address(cycle[(cycle.Count - back % cycle.Count) % cycle.Count]);
        });

    /// <summary>An address that stands for a URL of a shape, for rules that look at addresses.</summary>
    private static Uri Address(int url) => new($"http://shape/{url}");
}
