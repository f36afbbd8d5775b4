using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clients;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>What PoPs do with requests that they cannot answer at once: one fetches, others wait.</summary>
internal sealed class PopTier(
    World world, PopCells cells, IUpstream upstream, PurgeLedger purges, RequestEnd ends, WaitingRequests waiting,
    Patience patience)
{
    private readonly CacheProfile _profile = world.Spec.Edge.Profile;
    private readonly bool _shielded = world.Spec.Topology.Shield is not null;

    /// <summary>Goes on with requests at their next URL; set once, as the two need each other.</summary>
    public Action<Rider, int, int, int, long> GoOn { get; set; } = (_, _, _, _, _) => { };

    /// <summary>Requests come to a key that is not fresh.</summary>
    public void Forward(Rider rider, int row, int pop, int key, int url, long at)
    {
        (rider.Sent, rider.Leads) = (at, false);
        ends.CountWire(rider, 1, at);
        if (key >= 0 && cells.FetchOf(row, pop, key) is { } underWay)
        {
            underWay.Riders.Add((rider, url));
            return;
        }
        var shape = world.ShapeOf(row);
        var word = key < 0 ? 0 : cells.Read(row, pop, key, at);
        if (key >= 0)
        {
            cells.Touch(row, pop, key);
        }
        if (IsUsable(word) && at >= world.Expiry(word)
            && at < world.Expiry(word) + shape.Contents[Word.Content(word)].StaleAtPop)
        {
            Fetch(null, row, pop, key, url, word, at);
            ends.CountEdge(rider, 1, 1, at);
            Continue(rider, row, pop, Word.Content(word), url, at);
            return;
        }
        Fetch(rider, row, pop, key, url, word, at);
    }

    /// <summary>Takes the answer to a fetch.</summary>
    public void Deliver(PopFetch fetch, Answer answer, long at)
    {
        var (row, pop, key) = (fetch.Row, fetch.Pop, fetch.Key);
        var word = key < 0 ? 0 : cells.Read(row, pop, key, at);
        if (answer.Failed)
        {
            if (IsUsable(word) && at - world.Expiry(word) < Window(row, word, answer.Disconnected))
            {
                Release(fetch, null, Word.Content(word), at, hit: true);
            }
            else if (_profile.RestartOnError && fetch.Key >= 0 && !fetch.IsRetry)
            {
                fetch.IsRetry = true;
                if (upstream.Ask(fetch, at) is { } again)
                {
                    Deliver(fetch, again, at);
                }
            }
            else
            {
                Release(fetch, null, 0, at, hit: false);
            }
            return;
        }
        Release(fetch, Kept(fetch, answer, at), answer.Content, at, hit: false);
    }

    private void Fetch(Rider? rider, int row, int pop, int key, int url, uint word, long at)
    {
        var shape = world.ShapeOf(row);
        var asked = shape.Edge[world.Config[pop]][url].Url;
        if (key >= 0 && upstream.Find(row, asked, at) is { } found)
        {
            Keep(row, pop, key, found, at);
            if (rider is { } served)
            {
                ends.CountEdge(served, 0, 1, at);
                Continue(served, row, pop, found.Content, url, at);
            }
            return;
        }
        var fetch = new PopFetch
        {
            Row = row,
            Pop = pop,
            Key = key,
            Url = url,
            Upstream = asked,
            Start = at,
            Looked = at,
            Stored = word,
            Shared = key >= 0 && IsShared(shape, pop, asked),
        };
        if ((word & Word.HardPurged) != 0)
        {
            // The next fetch is no refill, whatever becomes of this one.
            cells.Forget(row, pop, key);
        }
        if (rider is { } waits)
        {
            waits.Leads = true;
            fetch.Riders.Add((waits, url));
        }
        if (fetch.Shared)
        {
            cells.Begin(fetch, at);
        }
        if (upstream.Ask(fetch, at) is { } answer)
        {
            Deliver(fetch, answer, at);
        }
    }

    /// <summary>Ends a fetch whose PoP is gone.</summary>
    public void Abort(PopFetch fetch, long at)
    {
        patience.EndGone(fetch, at);
        patience.Leave(fetch);
        var waited = waiting.Of(fetch, at);
        cells.End(fetch, null, at);
        foreach (var (rider, _) in fetch.Riders.Concat(waited).ToList())
        {
            ends.Finish(rider, ChainOutcome.ServerError, fetch.Row, fetch.Pop, at);
        }
        fetch.Riders.Clear();
    }

    /// <summary>Stores what was found at once upstream.</summary>
    private void Keep(int row, int pop, int key, Answer answer, long at)
    {
        var content = world.ShapeOf(row).Contents[answer.Content];
        if (world.Stores(world.Config[pop], content))
        {
            cells.Write(row, pop, key, world.WordOf(answer.Content, FreshUntil(content, answer, at)), at);
        }
    }

    /// <summary>The word that an answer leaves; null: it is not stored.</summary>
    private uint? Kept(PopFetch fetch, Answer answer, long at)
    {
        var content = world.ShapeOf(fetch.Row).Contents[answer.Content];
        if (fetch.Key < 0 || !world.Stores(world.Config[fetch.Pop], content)
            || (_profile.PurgeReachesFetches
                && purges.ReachedSince(fetch.Start, fetch.Row, answer.Content, fetch.Pop, at)))
        {
            return null;
        }
        return world.WordOf(answer.Content, FreshUntil(content, answer, at));
    }

    /// <summary>A tier that hides the age has the next one begin the lifetime anew.</summary>
    private long FreshUntil(Content content, Answer answer, long at) =>
        !_shielded || _profile.StripAge ? at + content.Lifetime : answer.FreshUntil;

    /// <summary>Ends a fetch and sends those who waited for it on.</summary>
    private void Release(PopFetch fetch, uint? word, int content, long at, bool hit)
    {
        var (row, pop) = (fetch.Row, fetch.Pop);
        patience.EndGone(fetch, at);
        patience.Leave(fetch);
        var waited = waiting.Of(fetch, at);
        if (fetch.LeaderLeft && fetch.Key >= 0)
        {
            var weight = world.ShapeOf(row).Weight;
            world.BinAt(at).EdgeRequests += weight;
            world.BinAt(at).EdgeHits += hit ? weight : 0;
        }
        cells.End(fetch, word, at);
        foreach (var (rider, url) in fetch.Riders)
        {
            Answer(fetch, rider, url, content, at, hit);
        }
        foreach (var (rider, url) in waited)
        {
            Answer(fetch, rider, url, content, at, hit);
        }
    }

    private void Answer(PopFetch fetch, in Rider rider, int url, int content, long at, bool hit)
    {
        if (fetch.Key >= 0)
        {
            ends.CountEdge(rider, hit ? 1 : 0, 1, at);
        }
        if (content == 0)
        {
            ends.Finish(rider, ChainOutcome.ServerError, fetch.Row, fetch.Pop, at);
        }
        else
        {
            Continue(rider, fetch.Row, fetch.Pop, content, url, at);
        }
    }

    /// <summary>Has requests take an answer, and the redirect that it may be.</summary>
    private void Continue(Rider rider, int row, int pop, int content, int url, long at)
    {
        rider.Wire++;
        var answer = world.ShapeOf(row).Contents[content];
        if (rider.State >= 0)
        {
            rider.State = world.ShapeOf(row).Kept.Kept(rider.State, url, content);
        }
        if (answer.Target < 0)
        {
            ends.Finish(rider, RedirectRule.Outcome(answer.Status), row, pop, at);
        }
        else if (rider.Wire >= world.Personas[rider.Persona].Rules.RequestsMax)
        {
            ends.Finish(rider, ChainOutcome.Looped, row, pop, at);
        }
        else
        {
            GoOn(rider, row, pop, answer.Target, at);
        }
    }

    /// <summary>Whether requests for a key share one fetch: they do where the answer can be stored.</summary>
    private bool IsShared(Shape shape, int pop, int url)
    {
        var step = _shielded ? shape.Edge[world.ShieldConfig][url] : default;
        var asked = step.Outcome == EdgeRequestOutcome.Redirect || !_shielded ? url : step.Url;
        return world.Stores(world.Config[pop], shape.Contents[shape.Answer[world.Release][asked]]);
    }

    private long Window(int row, uint word, bool disconnected)
    {
        var content = world.ShapeOf(row).Contents[Word.Content(word)];
        return disconnected ? content.StaleDisconnected : content.StaleOnError;
    }

    private static bool IsUsable(uint word) => Word.Content(word) != 0 && (word & Word.HardPurged) == 0;
}
