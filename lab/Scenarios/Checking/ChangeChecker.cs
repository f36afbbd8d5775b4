using CdnLab.Model.Clients;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking;

/// <summary>Searches every class of URLs of a change with every kind of client.</summary>
internal sealed class ChangeChecker
{
    /// <summary>States after which the search for shortest ways ends; what is left is told by a way that may be longer.
    /// </summary>
    private const int ShortestMax = 100_000;

    private readonly ChangeSpec _spec;
    private readonly CheckOptions _options;
    private readonly IReadOnlyList<UrlGroup> _groups;
    private readonly Dictionary<(string, bool, ClientCacheMode), SearchResult> _done = [];

    private ChangeChecker(ChangeSpec spec, CheckOptions options, IReadOnlyList<UrlGroup> groups) =>
        (_spec, _options, _groups) = (spec, options, groups);

    /// <summary>Searches.</summary>
    /// <param name="spec">The change.</param>
    /// <param name="groups">Its classes of URLs.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="Compilation.CompilationException">A class is beyond what a search can hold.</exception>
    public static SearchSummary Search(ChangeSpec spec, IReadOnlyList<UrlGroup> groups, CheckOptions options) =>
        new ChangeChecker(spec, options, groups).Search();

    private SearchSummary Search()
    {
        var plan = PlanGraph.Of(_spec, [.. Lifetimes().Distinct().Order()]);
        var results = new List<GroupResult>();
        foreach (var mode in Modes())
        {
            // What breaks without a cache at the client breaks with an empty one, too.
            if (_options.Limits.First && results.Any(r => r.Result.Violations.Count > 0))
            {
                break;
            }
            var broken = results.Where(r => r.Result.Violations.Count > 0).Select(r => r.Group).ToHashSet();
            results.AddRange(_groups.Where(g => !broken.Contains(g) && Asks(g, mode))
                .Select(g => new GroupResult(g, mode, Of(g, plan, mode))));
        }
        return new(results, [.. _done.Values]);
    }

    // Kinds of client that differ in their caches; what differs besides is their patience.
    private IEnumerable<ClientCacheMode> Modes() =>
        _spec.Personas.Select(p => p.Cache).Append(ClientCacheMode.None).Distinct().Order();

    private bool Asks(UrlGroup group, ClientCacheMode mode) => mode == ClientCacheMode.None
        || _spec.Personas.Any(p => p.Cache == mode
            && (p.Families.Count == 0 || group.Families.Split(", ").Any(p.Families.ContainsKey)));

    // Classes that differ in names only are one search.
    private SearchResult Of(UrlGroup group, PlanGraph plan, ClientCacheMode mode)
    {
        var differs = group.Names.Member.Name != Model.Redirects.Pep503.Normalize(group.Names.Member.Name);
        var key = (group.Space.Signature, differs, mode);
        if (!_done.TryGetValue(key, out var result))
        {
            _done.Add(key, result = Search(new(_spec, plan, group.Space, mode)));
        }
        return result;
    }

    // Whether anything is broken is found out first; then how, in the shortest way.
    private SearchResult Search(World world)
    {
        var properties = ChainProperties.Of(_spec.Bounds);
        var proof = States.Search.Prove(world, properties, _options.Limits);
        if (proof.Violations.Count == 0 || !_options.Shortest)
        {
            return proof;
        }
        var limits = _options.Limits with { StatesMax = Math.Min(ShortestMax, _options.Limits.StatesMax) };
        var found = States.Search.Find(world, properties, limits, proof.Violations.Select(v => v.Key));
        var shorter = found.Violations.Select(v => v.Key).ToHashSet();
        return proof with
        {
            Violations = Shortest.Sorted([.. found.Violations, .. proof.Violations
                .Where(v => !shorter.Contains(v.Key)).Select(v => Shortest.Of(world, properties, v))]),
            States = proof.States + found.States,
            Steps = proof.Steps + found.Steps,
            Bytes = Math.Max(proof.Bytes, found.Bytes),
        };
    }

    private IEnumerable<long> Lifetimes() => _groups.SelectMany(g => g.Space.Answers).Select(a => a.Content)
        .Where(c => c.Storable)
        .SelectMany(c => new[] { c.Lifetime, c.Lifetime + Math.Max(0, c.StaleAtShield) });
}
