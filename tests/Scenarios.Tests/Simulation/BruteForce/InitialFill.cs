using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What the caches hold when the run begins, in the law that the traffic of the time called fill leaves
/// behind: each cell by itself, unless PoPs count the age on that the shield tells them.</summary>
internal sealed class InitialFill
{
    private readonly Dictionary<(int Pop, string Key, string Variant), Cell> _pops = [];
    private readonly Dictionary<(string Key, string Variant), Cell> _shield = [];
    private readonly RuleBook _rules;
    private readonly int _config;
    private readonly int _release;

    public InitialFill(RuleBook rules, Population population)
    {
        _rules = rules;
        _config = rules.Config(rules.Spec.Edge.Config);
        _release = rules.Release(rules.Spec.Origin.Release);
        foreach (var (kind, law, share) in population.Shares)
        {
            AddFlows(kind, law, rules.Spec.Clients.Rate * share);
        }
        foreach (var ((_, _, variant), cell) in _pops)
        {
            if (rules.Spec.Topology.Shield is not null && cell.Shield is { Outcome: EdgeRequestOutcome.Lookup } choice)
            {
                Add(_shield, (choice.Key, variant), new(cell.Content, null), Passed(cell));
            }
        }
    }

    private bool KeepsAge => _rules.Spec.Topology.Shield is not null && !_rules.Profile.StripAge;

    /// <summary>Draws what each edge holds.</summary>
    public void Fill(RunContext context, IReadOnlyList<EdgeNode> pops, EdgeNode? shield)
    {
        var random = context.Stream("fill");
        var shielded = _shield.ToDictionary(c => c.Key, c => Residual(c.Value, random));
        foreach (var (at, cell) in _shield)
        {
            Put(context, shield!, at.Key, at.Variant, cell, shielded[at]);
        }
        var first = KeepsAge ? FirstToAsk(random) : [];
        foreach (var ((pop, key, variant), cell) in _pops)
        {
            var left = KeepsAge && cell.Shield is { Outcome: EdgeRequestOutcome.Lookup } choice
                ? Shared(cell, shielded[(choice.Key, variant)], first[(choice.Key, variant)] == cell, random)
                : Residual(cell, random);
            Put(context, pops[pop], key, variant, cell, left);
        }
    }

    private void Put(RunContext context, EdgeNode edge, string key, string variant, Cell cell, TimeSpan? residual)
    {
        if (residual is { } left)
        {
            var at = context.Now - (Lifetime(cell.Content) - left);
            edge.Store.Put(new(_rules.Stored(cell.Content, key, variant, at), cell.Content, at));
        }
    }

    /// <summary>What is left of a lifetime; null: the cell is empty.</summary>
    private TimeSpan? Residual(Cell cell, RandomStream random)
    {
        var lifetime = Lifetime(cell.Content);
        if (lifetime <= TimeSpan.Zero)
        {
            return null;
        }
        if (_rules.Spec.Fill >= lifetime)
        {
            var requests = cell.Rate * lifetime.TotalSeconds;
            return random.NextChance(requests / (1 + requests)) ? lifetime * (1 - random.NextUnit()) : null;
        }
        var first = TimeSpan.FromSeconds(Math.Min(random.NextExponential() / cell.Rate, 1e9));
        return first < _rules.Spec.Fill ? lifetime - (_rules.Spec.Fill - first) : null;
    }

    // Which cell's request brought each thing to the shield.
    private Dictionary<(string Key, string Variant), Cell> FirstToAsk(RandomStream random) => _pops
        .Where(c => c.Value.Shield is { Outcome: EdgeRequestOutcome.Lookup })
        .GroupBy(c => (c.Value.Shield!.Key, c.Key.Variant))
        .ToDictionary(
            g => g.Key,
            g => new WeightedChoice<Cell>(g.Select(c => KeyValuePair.Create(c.Value, c.Value.Rate))).Draw(random));

    /// <summary>A PoP that is told the shield's age holds what the shield does until that expires, once it has asked
    /// for it.</summary>
    private TimeSpan? Shared(Cell cell, TimeSpan? shielded, bool first, RandomStream random)
    {
        var lifetime = Lifetime(cell.Content);
        return shielded is { } left
            && (first || random.NextExponential() < cell.Rate * (lifetime - left).TotalSeconds)
                ? left
                : null;
    }

    /// <summary>Requests that come through to the shield when it holds nothing (the first of them stores it), or all
    /// along: one in a lifetime and the time until the next one.</summary>
    private double Passed(Cell cell)
    {
        var lifetime = Lifetime(cell.Content);
        return KeepsAge || _rules.Spec.Fill < lifetime
            ? cell.Rate
            : cell.Rate / (1 + cell.Rate * lifetime.TotalSeconds);
    }

    private TimeSpan Lifetime(AnswerContent content) =>
        _rules.Stores(_config, content)
            ? _rules.Stored(content, "", "", _rules.Spec.Start).Freshness.Lifetime
            : TimeSpan.Zero;

    private void AddFlows(ClientKind kind, RequestLaw law, double rate)
    {
        // The redirector asks the first PoP and accepts gzip.
        var places = kind.Persona.AsksRedirector ? [((Pop: 0, Gzip: true), Share: 1.0)] : kind.Places.ToList();
        var persona = kind.Persona.AsksRedirector
            ? kind.Persona with { RequestsMax = _rules.Spec.Redirector!.RequestsMax, SameUrlMax = null }
            : kind.Persona;
        foreach (var (wanted, probability) in law.Distribution())
        {
            foreach (var gzip in places.Select(p => p.Place.Gzip).Distinct())
            {
                var variant = new Ask(wanted.Url, gzip, wanted.Varies).Variant;
                foreach (var (choice, content, shield) in Walk(wanted.Document ?? wanted.Url, persona, gzip))
                {
                    foreach (var (place, share) in places.Where(p => p.Place.Gzip == gzip))
                    {
                        Add(_pops, (place.Pop, choice.Key, variant), new(content, shield), rate * probability * share);
                    }
                }
            }
        }
    }

    /// <summary>The look-ups at a PoP of a request that the origin answers all along.</summary>
    private IEnumerable<(EdgeChoice Choice, AnswerContent Content, EdgeChoice? Shield)> Walk(
        Url url, ClientPersona persona, bool gzip)
    {
        var asked = new List<Uri> { url.Uri };
        for (Url? at = url; at is not null;)
        {
            var choice = _rules.Decide(_config, at);
            var shield = _rules.Spec.Topology.Shield is null ? null : _rules.Decide(_config, choice.Next);
            var content = choice.Redirect ?? shield?.Redirect
                ?? _rules.Answer(_release, (shield ?? choice).Next, gzip);
            if (choice.Outcome == EdgeRequestOutcome.Lookup)
            {
                yield return (choice, content, shield);
            }
            var next = RedirectRule.Next(persona, asked, content.Status, content.Location).Next;
            at = next is null ? null : _rules.Of(next);
            asked.Add(next ?? url.Uri);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, Cell> cells, TKey key, Cell cell, double rate)
        where TKey : notnull
    {
        if (!cells.TryGetValue(key, out var known))
        {
            cells.Add(key, known = cell);
        }
        known.Rate += rate;
    }

    private sealed class Cell(AnswerContent content, EdgeChoice? shield)
    {
        public AnswerContent Content => content;

        public EdgeChoice? Shield => shield;

        public double Rate { get; set; }
    }
}
