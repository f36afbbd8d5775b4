using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clients;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>Executes the requests of bulk cells that find nothing fresh.</summary>
internal sealed class BulkMisses(
    World world, PopCells cells, ShieldAnswers shield, PopTier pops, RequestEnd ends, Requests requests)
{
    private readonly RandomStream _random = world.Stream("misses");

    public void Execute(int row, int pop, long at)
    {
        var shape = world.ShapeOf(row);
        if (!shape.Simple)
        {
            ExecuteJoint(row, pop, shape, at);
            return;
        }
        var bulk = cells.Bulk;
        if (world.Config[pop] == world.Down)
        {
            ExecuteJoint(row, pop, shape, at);
            return;
        }
        ref var word = ref bulk.Word(row, pop, 0);
        var content = Word.Content(word);
        if (content != 0 && at < world.Expiry(word))
        {
            bulk.PlanSimple(row, pop, world.Expiry(word));
            return;
        }
        var flows = shape.Bulk[Kind(pop)];
        var window = content == 0 || (word & Word.HardPurged) != 0 ? 0 : shape.Contents[content].StaleAtPop;
        if (at >= world.Expiry(word) + window && shield.End(row, pop, flows[0].Url, word, at, at) is { } stored)
        {
            // By far the most common event: the shield has it.
            cells.Refill(row, pop, stored, at);
            return;
        }
        bulk.Next(row, pop) = NextBins.Taken;
        var flow = Choose(flows, shape.BulkWeight[Kind(pop)]);
        pops.Forward(Rider.Of(flow, shape.Weight, at), row, pop, 0, flow.Url, at);
        Replan(row, pop, at);
    }

    private void ExecuteJoint(int row, int pop, Shape shape, long at)
    {
        var view = cells.View(row, pop, at, out _);
        if (Choose(view, row) is not { } stop)
        {
            cells.Bulk.Replan(row, pop, at);
            return;
        }
        var flow = shape.Bulk[Kind(pop)][stop.Flow];
        // Whatever the request changes, the cell's next miss is drawn anew.
        cells.Bulk.Next(row, pop) = NextBins.Taken;
        if (world.Views[world.Rows[row].Shape].Keeps(flow.Persona))
        {
            requests.Begin(flow, stop, row, pop, at);
            Replan(row, pop, at);
            return;
        }
        if (stop.Walk.Kind is WalkKind.End or WalkKind.Loop)
        {
            requests.Ask(flow, row, pop, at, stop.Count);
            Replan(row, pop, at);
            return;
        }
        var rider = Rider.Of(flow, shape.Weight, at);
        ends.CountWire(rider, stop.Walk.Wire, at);
        ends.CountEdge(rider, stop.Walk.Hits, stop.Walk.Hits, at);
        rider.Wire = stop.Walk.Wire;
        pops.Forward(rider, row, pop, stop.Walk.Key, stop.Walk.Url, at);
        Replan(row, pop, at);
    }

    private Stop? Choose(CellView view, int row)
    {
        if (view is { Misses: [], Own: [] })
        {
            return null;
        }
        Stop? last = null;
        var place = _random.NextUnit() * cells.Bulk.Settled.MissWeight(row, view);
        var share = view.Keeping.Length > 0 ? cells.Bulk.Settled[row] : null;
        foreach (var stop in view.Misses)
        {
            last = stop;
            if ((place -= share?.Weight(stop) ?? stop.Weight) < 0)
            {
                return stop;
            }
        }
        foreach (var own in view.Own)
        {
            var passing = world.OwnCaches.Passing(row, own);
            foreach (var stop in own.View.Misses)
            {
                last = stop;
                if ((place -= passing * stop.Weight) < 0)
                {
                    return stop;
                }
            }
        }
        return last;
    }

    private int Kind(int pop) => pop == world.Pops.Redirector ? 1 : 0;

    /// <summary>Where the request changed nothing, as when it passes the cache, the next one is still to be drawn.
    /// </summary>
    private void Replan(int row, int pop, long at)
    {
        if (cells.Bulk.Next(row, pop) == NextBins.Taken)
        {
            cells.Bulk.Replan(row, pop, at);
        }
    }

    private Flow Choose(Flow[] flows, double weight)
    {
        var place = flows.Length == 1 ? 0 : _random.NextUnit() * weight;
        foreach (var flow in flows)
        {
            place -= flow.Weight;
            if (place < 0)
            {
                return flow;
            }
        }
        return flows[^1];
    }
}
