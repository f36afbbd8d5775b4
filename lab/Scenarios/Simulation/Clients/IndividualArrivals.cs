using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>The arrivals that are executed one by one, as one Poisson stream: requests for documents that are asked for
/// too seldom for bulk to pay, and requests of clients whose own caches may hold redirects.</summary>
internal sealed class IndividualArrivals : IDisposable
{
    private const int BatchSize = 64;
    private readonly World _world;
    private readonly PopCells _cells;
    private readonly PurgeLedger _purges;
    private readonly SimpleRequests _simple;
    private readonly Requests _requests;
    private readonly RandomStream _random;
    private readonly Arrival[] _batch = new Arrival[BatchSize];
    private RowChoice _choice;
    private int _next;
    private int _count;

    public IndividualArrivals(
        World world, PopCells cells, PurgeLedger purges, SimpleRequests simple, Requests requests)
    {
        (_world, _cells, _purges, _simple, _requests) = (world, cells, purges, simple, requests);
        _random = world.Stream("individual");
        _choice = NewChoice();
        Draw(0);
    }

    /// <summary>When the next one comes.</summary>
    public long Next { get; private set; }

    /// <summary>Executes the next one.</summary>
    public void Execute()
    {
        var arrival = _batch[_next++];
        if (!_simple.Execute(arrival.Flow, arrival.Row, arrival.Pop, arrival.At))
        {
            _requests.Begin(arrival.Flow, null, arrival.Row, arrival.Pop, arrival.At);
        }
        if (_next == _count)
        {
            Draw(arrival.At);
        }
        else
        {
            Next = _batch[_next].At;
        }
    }

    /// <summary>Draws anew after the rates changed.</summary>
    public void Restart(long at)
    {
        _choice.Dispose();
        _choice = NewChoice();
        Draw(at);
    }

    public void Dispose() => _choice.Dispose();

    private RowChoice NewChoice() => new(
        _world.Rows.All, (int)(_world.Sizes.AllCells / _world.Pops.Count),
        row => SparseWeight(row) + RedirectedWeight(row));

    /// <summary>Draws the next ones together, step by step, so that the memory that each step needs is fetched for all of
    /// them at once.</summary>
    private void Draw(long after)
    {
        DrawTimes(after);
        for (var i = 0; i < _count; i++)
        {
            _batch[i].Guide = _choice.Guide(_batch[i].Place);
        }
        for (var i = 0; i < _count; i++)
        {
            _batch[i].Row = _choice.At(_batch[i].Place, _batch[i].Guide);
            _world.Rows.Prefetch(_batch[i].Row);
        }
        for (var i = 0; i < _count; i++)
        {
            DrawRequest(ref _batch[i]);
        }
        Next = _count > 0 ? _batch[0].At : Ticks.Never;
    }

    private void DrawTimes(long after)
    {
        (_next, _count) = (0, 0);
        var operational = _world.Curve.Integral(after);
        while (_choice.Total > 0 && _count < BatchSize)
        {
            operational += _random.NextExponential() / _choice.Total;
            var bin = _world.Curve.BinOfOperational(operational);
            if (bin >= _world.Curve.Bins)
            {
                return;
            }
            after = Math.Max(after, _world.Curve.Inverse(operational, bin));
            ref var arrival = ref _batch[_count++];
            (arrival.At, arrival.Place) = (after, _random.NextUnit() * _choice.Total);
            _choice.PrefetchGuide(arrival.Place);
        }
    }

    private void DrawRequest(ref Arrival arrival)
    {
        var row = arrival.Row;
        var pops = _world.Pops;
        var shape = _world.ShapeOf(row);
        var (sparse, redirected) = (SparseWeight(row), RedirectedWeight(row));
        var ordinary = redirected <= 0 || _random.NextUnit() * (sparse + redirected) < sparse;
        var before = pops.Before(_world.Rows[row].Bulk);
        arrival.Pop = ordinary ? pops.At(before + _random.NextUnit() * (1 - before)) : pops.Redirector;
        arrival.Flow = ordinary ? Draw(shape.Bulk[0], shape.BulkWeight[0])
            : DrawRedirected(shape.Bulk[1].AsSpan(shape.Bulk[0].Length));
        if (!_cells.Bulk.Holds(row, arrival.Pop))
        {
            _world.Rows.PrefetchOther(row, arrival.Pop);
        }
        _purges.Prefetch(row);
        _requests.Prefetch(row, arrival.Flow);
    }

    private Flow DrawRedirected(ReadOnlySpan<Flow> flows)
    {
        var sum = 0.0;
        foreach (var flow in flows)
        {
            sum += flow.Weight;
        }
        return Draw(flows, sum);
    }

    private Flow Draw(ReadOnlySpan<Flow> flows, double sum)
    {
        var place = _random.NextUnit() * sum;
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

    /// <summary>Requests at the PoPs where the row is not in bulk.</summary>
    private double SparseWeight(int row)
    {
        ref var found = ref _world.Rows[row];
        return found.Bulk == _world.Pops.Count ? 0
            : found.Rate * _world.ShapeOf(row).BulkWeight[0] * (1 - _world.Pops.Before(found.Bulk));
    }

    /// <summary>The redirector's, where the row is not in bulk at its PoP.</summary>
    private double RedirectedWeight(int row)
    {
        var (pops, weights) = (_world.Pops, _world.ShapeOf(row).BulkWeight);
        return pops.Redirector < _world.Rows[row].Bulk ? 0
            : _world.Rows[row].Rate * (weights[1] - weights[0]) * pops.Share[pops.Redirector];
    }

    private struct Arrival
    {
        public long At;
        public double Place;
        public int Guide;
        public int Row;
        public int Pop;
        public Flow Flow;
    }
}
