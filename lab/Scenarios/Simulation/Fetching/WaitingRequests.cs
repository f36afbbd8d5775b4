using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>The requests that came to a bulk cell while it fetched: a Poisson number for each flow that stops there, at
/// times that are uniform over a bin's part of the fetch.</summary>
internal sealed class WaitingRequests(World world, BulkCells bulk)
{
    private readonly RandomStream _random = world.Stream("waiting");

    /// <summary>Draws those who wait still; the fetch is under way in the cell's state.</summary>
    public IReadOnlyList<(Rider Rider, int Url)> Of(PopFetch fetch, long at) => Draw(fetch, at, gone: false);

    /// <summary>Draws those whose patience ended since the fetch was last looked at.</summary>
    public IReadOnlyList<(Rider Rider, int Url)> Gone(PopFetch fetch, long at) => Draw(fetch, at, gone: true);

    private IReadOnlyList<(Rider Rider, int Url)> Draw(PopFetch fetch, long at, bool gone)
    {
        var (row, pop) = (fetch.Row, fetch.Pop);
        if (!fetch.Shared || !bulk.Holds(row, pop) || at <= fetch.Start)
        {
            return [];
        }
        var from = Math.Max(fetch.Start, world.ServesUntil(row, bulk.Word(row, pop, fetch.Key), true));
        var view = bulk.Segment(row, pop, at).View;
        if (from >= at || view is { Waits: [], Own: [] })
        {
            return [];
        }
        List<(Rider, int)>? riders = null;
        Add(ref riders, fetch, view, 1, from, at, gone);
        foreach (var own in view.Own)
        {
            Add(ref riders, fetch, own.View, world.OwnCaches.Passing(row, own), from, at, gone);
        }
        return riders ?? (IReadOnlyList<(Rider, int)>)[];
    }

    private void Add(
        ref List<(Rider Rider, int Url)>? riders, PopFetch fetch, CellView view, double passing, long from, long at,
        bool gone)
    {
        var (row, pop) = (fetch.Row, fetch.Pop);
        var flows = world.ShapeOf(row).Bulk[pop == world.Pops.Redirector ? 1 : 0];
        foreach (var stop in view.Waits)
        {
            if (stop.Walk.Key != fetch.Key)
            {
                continue;
            }
            var patience = world.Timeouts[flows[stop.Flow].Persona];
            var (begin, end) = gone
                ? (Math.Max(from, fetch.Looked - patience), at - patience)
                : (Math.Max(from, at - patience), at);
            Add(ref riders, flows[stop.Flow], stop, bulk.Rate(row, pop) * passing * stop.Weight,
                world.ShapeOf(row).Weight, begin, end);
        }
    }

    private void Add(
        ref List<(Rider Rider, int Url)>? riders, Flow flow, Stop stop, double rate, int weight, long from, long to)
    {
        for (var until = from; from < to; from = until)
        {
            until = Math.Min(to, (world.Curve.BinOf(from) + 1) * world.Curve.BinTicks);
            var mean = rate * (world.Curve.Integral(until) - world.Curve.Integral(from));
            var count = mean > 0 ? (int)Math.Min(int.MaxValue, _random.NextPoisson(mean)) : 0;
            if (count > 0)
            {
                (riders ??= []).Add((Batch(flow, stop, count, weight, from, until), stop.Walk.Url));
            }
        }
    }

    private Rider Batch(Flow flow, Stop stop, int count, int weight, long from, long to)
    {
        // Those whose caches hold something are executed one by one.
        var persona = world.Personas[flow.Persona];
        var state = persona.Spec.Cache == ClientCacheMode.PermanentRedirects ? 0 : -1;
        var bin = world.BinAt(from);
        bin.Wire += (long)count * weight * (persona.Indirect ? 1 : stop.Walk.Wire + 1);
        bin.EdgeRequests += (long)count * weight * stop.Walk.Hits;
        bin.EdgeHits += (long)count * weight * stop.Walk.Hits;
        return new()
        {
            Count = count,
            Weight = weight,
            Persona = flow.Persona,
            First = flow.Url,
            Start = from,
            Last = to,
            Sent = from,
            Wire = stop.Walk.Wire,
            Sends = true,
            State = state,
            Origin = state,
        };
    }
}
