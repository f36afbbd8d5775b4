using CdnLab.Model.Clients;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Looks for the smallest sets of remedies that make a plan safe, each proved by a search of its
/// own.</summary>
internal sealed class Synthesizer
{
    private const int RemediesMax = 3;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ChangeSpec _spec;
    private readonly NameCensus _census;
    private readonly CheckOptions _options;
    private readonly IReadOnlyList<IRemedy> _remedies;

    private Synthesizer(ChangeSpec spec, NameCensus census, IReadOnlyList<UrlGroup> groups, CheckOptions options)
    {
        (_spec, _census) = (spec, census);
        _options = options with { Shortest = false, Limits = options.Limits with { First = true } };
        // In the order in which they are put together.
        _remedies =
        [
            new SwapOrder(), new ServeBothFirst(), new ShieldFirst(), new NewKeys(), new GuardAtEdge(),
            new PurgeFirst(), new WaitLifetime(Longest(spec, groups)), new KeepNoRedirects(),
        ];
    }

    /// <summary>Plans that are safe, the cheapest first.</summary>
    public static IReadOnlyList<Suggestion> Run(
        ChangeSpec spec, NameCensus census, IReadOnlyList<UrlGroup> groups, CheckOptions options) =>
        new Synthesizer(spec, census, groups, options).Run();

    private List<Suggestion> Run()
    {
        var safe = new List<int>();
        var suggestions = new List<Suggestion>();
        foreach (var set in Enumerable.Range(1, (1 << _remedies.Count) - 1)
            .Where(s => int.PopCount(s) <= RemediesMax).OrderBy(int.PopCount).ThenBy(s => s))
        {
            if (!safe.Any(s => (s & set) == s) && Apply(set) is { } change && IsSafe(change))
            {
                safe.Add(set);
                suggestions.Add(Suggest(set, change));
            }
        }
        return [.. suggestions.OrderBy(s => s.ColdShare).ThenBy(s => s.Waiting).ThenBy(s => s.Purges)
            .ThenBy(s => s.Remedies.Count)];
    }

    private ChangeSpec? Apply(int set)
    {
        ChangeSpec? change = _spec;
        for (var i = 0; i < _remedies.Count && change is not null; i++)
        {
            change = (set & (1 << i)) != 0 ? _remedies[i].Apply(change) : change;
        }
        return change is null ? null : UsedParts.Of(change);
    }

    // What fails, fails soonest without clients' caches.
    private bool IsSafe(ChangeSpec change)
    {
        var groups = UrlGroups.Of(change, _census);
        var plain = change with { Personas = [.. change.Personas.Where(p => p.Cache == ClientCacheMode.None)] };
        return ChangeChecker.Search(plain, groups, _options) is { Safe: true, Finished: true }
            && (plain.Personas.Count == change.Personas.Count
                || ChangeChecker.Search(change, groups, _options) is { Safe: true, Finished: true })
            && !PlanProperties.Of(change.Bounds).Any(p => p.Broken(change, groups).Any());
    }

    private Suggestion Suggest(int set, ChangeSpec change) => new()
    {
        Remedies = [.. _remedies.Where((_, i) => (set & (1 << i)) != 0).Select(r => r.Title)],
        Change = change,
        ColdShare = ColdShare.ByStep(change, UrlGroups.Of(change, _census)).DefaultIfEmpty(0).Max(),
        Waiting = change.Steps.Select(s => s.Action).OfType<WaitStep>()
            .Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait.For),
        Purges = change.Steps.Count(s => s.Action is PurgeStep),
    };

    // Up to the next minute.
    private static TimeSpan Longest(ChangeSpec spec, IReadOnlyList<UrlGroup> groups)
    {
        var profile = spec.Edge.Profile;
        var twice = spec.Shield && (profile.StripAge || !profile.IncomingAge);
        var ticks = groups.SelectMany(g => g.Space.Answers).Select(a => a.Content)
            .Where(c => c is { Storable: true, Target: >= 0 })
            .Select(c => c.Lifetime * (twice ? 2 : 1) + Math.Max(0, c.StaleAtPop) + Math.Max(0, c.StaleAtShield))
            .DefaultIfEmpty(0).Max();
        return ticks == 0 ? TimeSpan.Zero : Minute * Math.Floor(Ticks.Span(ticks) / Minute + 1);
    }
}
