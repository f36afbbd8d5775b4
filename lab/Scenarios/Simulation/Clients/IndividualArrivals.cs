using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>The arrivals that are executed one by one, as one Poisson stream: requests for documents that are asked for
/// too seldom for bulk to pay, and requests of clients whose own caches may hold redirects.</summary>
internal sealed class IndividualArrivals : IDisposable
{
    private readonly World _world;
    private readonly PopCells _cells;
    private readonly Requests _requests;
    private readonly RandomStream _random;
    private RowChoice _choice;
    private (int Row, int Pop, Flow Flow) _next;

    public IndividualArrivals(World world, PopCells cells, Requests requests)
    {
        (_world, _cells, _requests) = (world, cells, requests);
        _random = world.Stream("individual");
        _choice = NewChoice();
        Draw(0);
    }

    /// <summary>When the next one comes.</summary>
    public long Next { get; private set; }

    /// <summary>Executes the next one.</summary>
    public void Execute()
    {
        var (row, pop, flow) = _next;
        var at = Next;
        _requests.Begin(flow, 1, row, pop, at);
        Draw(at);
    }

    /// <summary>Draws anew after the rates changed.</summary>
    public void Restart(long at)
    {
        _choice.Dispose();
        _choice = NewChoice();
        Draw(at);
    }

    public void Dispose() => _choice.Dispose();

    private RowChoice NewChoice() => new(_world.Rows.All, row => SparseWeight(row) + RedirectedWeight(row));

    private void Draw(long after)
    {
        if (_choice.Total <= 0)
        {
            Next = Ticks.Never;
            return;
        }
        var operational = _world.Curve.Integral(after) + _random.NextExponential() / _choice.Total;
        var bin = _world.Curve.BinOfOperational(operational);
        if (bin >= _world.Curve.Bins)
        {
            Next = Ticks.Never;
            return;
        }
        Next = Math.Max(after, _world.Curve.Inverse(operational, bin));
        var row = _choice.Draw(_random);
        var pops = _world.Pops;
        var shape = _world.ShapeOf(row);
        var (sparse, redirected) = (SparseWeight(row), RedirectedWeight(row));
        var ordinary = redirected <= 0 || _random.NextUnit() * (sparse + redirected) < sparse;
        var before = pops.Before(_world.Rows[row].Bulk);
        var pop = ordinary ? pops.At(before + _random.NextUnit() * (1 - before)) : pops.Redirector;
        var flows = ordinary ? shape.Bulk[0] : shape.Bulk[1].AsSpan(shape.Bulk[0].Length);
        _next = (row, pop, Draw(flows));
        if (!_cells.Bulk.Holds(row, pop))
        {
            _cells.PrefetchSparse(row, pop);
        }
    }

    private Flow Draw(ReadOnlySpan<Flow> flows)
    {
        var sum = 0.0;
        foreach (var flow in flows)
        {
            sum += flow.Weight;
        }
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
}
