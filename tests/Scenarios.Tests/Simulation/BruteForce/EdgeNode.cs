using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>A PoP or the shield.</summary>
internal sealed class EdgeNode(RunContext context, string name, bool isPop, IUpstream upstream, int config)
    : IUpstream
{
    private readonly Dictionary<(string Key, string Variant), Flight> _flights = [];
    private readonly HashSet<Flight> _unshared = [];
    private readonly HashSet<Passing> _passing = [];

    public RunContext Context => context;

    public string Name => name;

    public IUpstream Upstream => upstream;

    public int Config { get; private set; } = config;

    public EdgeStore Store { get; private set; } = NewStore(context, isPop);

    public bool IsUp { get; private set; } = true;

    /// <summary>Counts its processes: what was under way to one does not reach the next.</summary>
    public int Process { get; private set; }

    /// <summary>Clients that wait here for fetches.</summary>
    public int Waiting => _flights.Values.Concat(_unshared).Sum(flight => flight.Waiting);

    public AnswerContent Expected(Url url, bool gzip)
    {
        var choice = context.Rules.Decide(Config, url);
        return choice.Redirect ?? upstream.Expected(choice.Next, gzip);
    }

    public Answer? Ask(in Ask ask, Reply reply)
    {
        if (!IsUp)
        {
            return Answer.None;
        }
        context.Totals.Asked += isPop ? 1 : 0;
        var choice = context.Rules.Decide(Config, ask.Url);
        switch (choice.Outcome)
        {
            case EdgeRequestOutcome.Redirect:
                context.Totals.EdgeRedirects += isPop ? 1 : 0;
                return new(choice.Redirect, context.Now);
            case EdgeRequestOutcome.Pass:
                context.Totals.Passed += isPop ? 1 : 0;
                return new Passing(this, reply, _passing).Begin(Forwarded(ask, choice));
            default:
                return LookUp(ask, choice, reply);
        }
    }

    /// <summary>Puts a config in force; the cache stays.</summary>
    public void Deploy(int next) => Config = next;

    /// <summary>Ends its process: what it holds is lost, and who waits for it is told so.</summary>
    public void Kill()
    {
        IsUp = false;
        Process++;
        context.Totals.Evicted += Store.Evicted;
        Store = NewStore(context, isPop);
        var flights = _flights.Values.Concat(_unshared).ToList();
        _flights.Clear();
        _unshared.Clear();
        var passing = _passing.ToList();
        _passing.Clear();
        flights.ForEach(flight => flight.Drop());
        passing.ForEach(request => request.Drop());
    }

    public void StartAgain() => IsUp = true;

    public void Purge(string? surrogateKey, PurgeMode mode) => Store.Purge(surrogateKey, mode, context.Now);

    public void Count(EdgeAnswer how)
    {
        if (isPop)
        {
            context.Meter.Edge(context.Now, how);
        }
    }

    /// <summary>Counts one that waited for the fetch of another, unless it has given up.</summary>
    public void CountFollower(bool waits, EdgeAnswer how)
    {
        if (waits)
        {
            Count(how);
        }
        else
        {
            context.Totals.Abandoned += isPop ? 1 : 0;
        }
    }

    public void CountKilled() => context.Totals.Killed += isPop ? 1 : 0;

    /// <summary>What it hands on of an entry.</summary>
    public Answer Served(StoredEntry entry) => context.Profile.StripAge
        ? new(entry.Content, entry.Date)
        : new(entry.Content, entry.Date, entry.Response.CurrentAge(context.Now), entry.Response.FreshUntil);

    /// <summary>What it hands on of an answer that it does not store.</summary>
    public Answer Streamed(in Answer answer) =>
        context.Profile.StripAge ? answer with { Age = null, FreshUntil = null } : answer;

    public Ask Forwarded(in Ask ask, EdgeChoice choice) => new(choice.Next, ask.Gzip, ask.Varies, FromEdge: isPop);

    public void Landed(Flight flight)
    {
        if (!_unshared.Remove(flight))
        {
            _flights.Remove(flight.Key);
        }
    }

    private static EdgeStore NewStore(RunContext context, bool isPop) =>
        new(isPop ? context.CapacityObjects : long.MaxValue);

    private Answer? LookUp(in Ask ask, EdgeChoice choice, Reply reply)
    {
        if (Store.Find(choice.Key, ask.Variant) is not { } entry)
        {
            return Forward(ask, choice, null, validate: false, reply);
        }
        var reuse = ReuseRule.Decide(
            entry.Response, context.Now, CacheDirectives.None, context.Profile, ask.FromEdge);
        switch (reuse.Outcome)
        {
            case ReuseOutcome.Hit or ReuseOutcome.HitStale when LeadsToItself(ask, entry):
                return Forward(ask, choice, null, validate: false, reply);
            case ReuseOutcome.Hit:
                Count(EdgeAnswer.Hit);
                return Served(entry);
            case ReuseOutcome.HitStale:
                Count(EdgeAnswer.StaleHit);
                var served = Served(entry);
                Refresh(ask, choice, entry);
                return served;
            default:
                return Forward(ask, choice, entry, reuse.Outcome == ReuseOutcome.Validate, reply);
        }
    }

    private Answer? Forward(in Ask ask, EdgeChoice choice, StoredEntry? known, bool validate, Reply reply)
    {
        var flight = new Flight(this, ask, choice, known, validate) { Leader = reply };
        // Nobody waits for what only one can have.
        if (!context.Rules.Stores(Config, upstream.Expected(choice.Next, ask.Gzip)))
        {
            _unshared.Add(flight);
            return flight.Begin();
        }
        if (_flights.TryGetValue(flight.Key, out var underWay))
        {
            underWay.Join(reply);
            return null;
        }
        _flights.Add(flight.Key, flight);
        return flight.Begin();
    }

    private void Refresh(in Ask ask, EdgeChoice choice, StoredEntry entry)
    {
        if (!_flights.ContainsKey((choice.Key, ask.Variant)))
        {
            var flight = new Flight(this, ask, choice, entry, entry.Response.HasValidator);
            _flights.Add(flight.Key, flight);
            flight.Begin();
        }
    }

    private bool LeadsToItself(in Ask ask, StoredEntry entry) =>
        context.Rules.Config(Config).RefuseSelfRedirect
        && Location.IsRedirect(entry.Content.Status)
        && context.Rules.LeadsToItself(Config, entry.Response, ask.Url);
}
