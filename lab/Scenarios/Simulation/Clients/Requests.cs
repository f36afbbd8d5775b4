using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>Takes requests executed one by one along redirects as far as caches answer.</summary>
internal sealed class Requests(World world, PopCells cells, RequestEnd ends, PopTier pops)
{
    /// <summary>Begins to fetch what a request will need of its client's cache.</summary>
    public void Prefetch(int row, Flow flow) => ends.States.Prefetch(row, flow.Persona);

    /// <summary>A client begins a request.</summary>
    /// <param name="flow">What it asks for.</param>
    /// <param name="from">Which of the flow's requests it was drawn from; null: all of them.</param>
    /// <param name="row">Row of the document.</param>
    /// <param name="pop">PoP that it asks.</param>
    /// <param name="at">When.</param>
    public void Begin(Flow flow, Stop? from, int row, int pop, long at)
    {
        var count = from?.Count ?? 1;
        var state = world.Views[world.Rows[row].Shape].HasCache(flow.Persona) ? ends.States.Draw(row, flow, from) : -1;
        if (state == ClientStates.OwnHit)
        {
            world.Individual++;
            world.BinAt(at).End(ChainOutcome.Ok, (long)world.ShapeOf(row).Weight * count);
            ends.States.InVain(row, at);
            return;
        }
        Ask(flow, row, pop, at, count, state);
    }

    /// <summary>A request that no cache of its client's own answers, or as many as one, ask a PoP.</summary>
    /// <param name="flow">What it asks for.</param>
    /// <param name="row">Row of the document.</param>
    /// <param name="pop">PoP that it asks.</param>
    /// <param name="at">When.</param>
    /// <param name="count">How many do it as one.</param>
    /// <param name="state">What its client holds; -1: it keeps no redirects.</param>
    public void Ask(Flow flow, int row, int pop, long at, int count, int state = -1)
    {
        world.Individual++;
        var rider = Rider.Of(flow, world.ShapeOf(row).Weight, at);
        (rider.Count, rider.State, rider.Origin) = (count, state, state);
        Ask(rider, row, pop, flow.Url, at);
    }

    /// <summary>Requests ask a PoP for a URL.</summary>
    public void Ask(Rider rider, int row, int pop, int url, long at)
    {
        if (rider.State >= 0)
        {
            AskKeeping(rider, row, pop, url, at);
            return;
        }
        var view = cells.View(row, pop, at, out var state);
        var walk = view.Walks[url];
        if (cells.Bounded)
        {
            Touch(row, pop, url, state, -1);
        }
        switch (walk.Kind)
        {
            case WalkKind.Loop:
                var (wire, hits) = LoopOf(view, rider, row, pop, url, state);
                Count(rider, wire, hits, at);
                ends.Finish(rider, ChainOutcome.Looped, row, pop, at);
                break;
            case WalkKind.End:
                var longest = world.Personas[rider.Persona].Rules.RequestsMax;
                var over = Math.Max(0, rider.Wire + walk.Wire - longest);
                Count(rider, walk.Wire - over, Math.Max(0, walk.Hits - over), at);
                ends.Finish(rider, over > 0 ? ChainOutcome.Looped : walk.Outcome, row, pop, at);
                break;
            default:
                Count(rider, walk.Wire, walk.Hits, at);
                rider.Wire += walk.Wire;
                pops.Forward(rider, row, pop, walk.Key, walk.Url, at);
                break;
        }
    }

    /// <summary>The same for a client that keeps redirects for good: its own cache answers what it holds, step by step.
    /// </summary>
    private void AskKeeping(Rider rider, int row, int pop, int url, long at)
    {
        var view = cells.View(row, pop, at, out var state);
        var walks = view.KeepingFrom(rider.Persona, rider.First);
        var walk = rider.Wire == 0 && !rider.Forgot && url == rider.First
            ? walks.Of(rider.State)
            : walks.From(url, rider.State, rider.Wire);
        if (cells.Bounded)
        {
            Touch(row, pop, url, state, rider.State);
        }
        Count(rider, walk.Sent, walk.Hits, at);
        rider.State = walk.Held;
        rider.Wire = walk.Forgot ? walk.Answered : rider.Wire + walk.Answered;
        rider.Forgot |= walk.Forgot;
        rider.Sends |= walk.Sends;
        if (walk.Ends)
        {
            ends.Finish(rider, walk.Outcome, row, pop, at);
            return;
        }
        pops.Forward(rider, row, pop, walk.Key, walk.Url, at);
    }

    /// <summary>Tells the cache what a walk finds in it.</summary>
    private void Touch(int row, int pop, int url, int state, int held)
    {
        var shape = world.ShapeOf(row);
        for (var seen = 0UL; url >= 0 && (seen & (1UL << url)) == 0 && world.Config[pop] != world.Down;)
        {
            seen |= 1UL << url;
            if (shape.Kept.Held(held, url) is var own and > 0)
            {
                url = shape.Contents[own].Target;
                continue;
            }
            var step = shape.Edge[world.Config[pop]][url];
            if (step.Outcome == EdgeRequestOutcome.Pass)
            {
                return;
            }
            var content = step.Outcome == EdgeRequestOutcome.Lookup ? (state >> (4 * step.Key)) & 15 : -1;
            if (content is 0 or CellViews.Fetching)
            {
                return;
            }
            if (content > 0)
            {
                cells.Touch(row, pop, step.Key);
            }
            url = content > 0 ? shape.Contents[content].Target : step.Target;
        }
    }

    private (int Wire, int Hits) LoopOf(CellView view, in Rider rider, int row, int pop, int url, int state)
    {
        var way = (rider.Persona, rider.Wire > 0 ? rider.First : url, rider.Wire, url);
        if (!view.Loops.TryGetValue(way, out var loop))
        {
            loop = world.Views[world.Rows[row].Shape]
                .LoopOf(world.Personas[rider.Persona], rider.First, rider.Wire, url, world.Config[pop], state);
            view.Loops.Add(way, loop);
        }
        return loop;
    }

    private void Count(in Rider rider, int wire, int hits, long at)
    {
        ends.CountWire(rider, wire, at);
        ends.CountEdge(rider, hits, hits, at);
    }
}
