using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Counts by bins from the start on, and in total.</summary>
internal sealed class Meter
{
    private readonly DateTimeOffset _start;
    private readonly TimeSpan _width;
    private readonly BinCounts[] _bins;
    private readonly BinCounts _outside = new();

    /// <param name="spec">The scenario.</param>
    /// <param name="width">Width of a bin; what is left at the end makes no bin.</param>
    public Meter(ScenarioSpec spec, TimeSpan width)
    {
        (_start, _width) = (spec.Start, width);
        _bins = [.. Enumerable.Range(0, (int)(spec.Duration / width)).Select(_ => new BinCounts())];
    }

    public RunTotals Totals { get; } = new();

    public void WireRequest(DateTimeOffset at)
    {
        Bin(at).Wire++;
        Totals.Wire++;
    }

    public void Ended(DateTimeOffset at, ChainOutcome outcome, TimeSpan latency)
    {
        var bin = Bin(at);
        bin.Requests++;
        bin.Outcomes[(int)outcome]++;
        bin.Latency(latency);
        Totals.Ended++;
        Totals.LatencySeconds += latency.TotalSeconds;
    }

    /// <summary>A request that a PoP has answered: from its cache, fresh or stale, or not.</summary>
    public void Edge(DateTimeOffset at, EdgeAnswer how)
    {
        var bin = Bin(at);
        bin.EdgeRequests++;
        bin.EdgeHits += how is EdgeAnswer.Hit or EdgeAnswer.StaleHit ? 1 : 0;
        Totals.Edge[(int)how]++;
    }

    public void Origin(DateTimeOffset at, FetchCause? cause, bool redirect)
    {
        var bin = Bin(at);
        bin.OriginRequests++;
        Totals.OriginRequests++;
        if (redirect)
        {
            bin.Causes[(int)OriginCause.Redirect]++;
        }
        else if (cause is { } why)
        {
            bin.Causes[(int)Enum.Parse<OriginCause>(why.ToString())]++;
        }
    }

    public void Queue(DateTimeOffset at, int length) => Bin(at).QueueMax = Math.Max(Bin(at).QueueMax, length);

    public void Rejected(DateTimeOffset at) => Bin(at).Rejected++;

    public void PurgedKey(DateTimeOffset at) => Bin(at).PurgedKeys++;

    public void Busy(DateTimeOffset from, DateTimeOffset to) =>
        Spread(from, to, (bin, seconds) => bin.BusySeconds += seconds);

    public void Workers(DateTimeOffset from, DateTimeOffset to, int workers) =>
        Spread(from, to, (bin, seconds) => bin.WorkerSeconds += seconds * workers);

    public IReadOnlyList<SeriesRow> Rows(LoopLog loops) =>
        [.. _bins.Select((bin, i) => bin.Row(_start + _width * i, _width, loops.Looping(
            _start + _width * i, _start + _width * (i + 1))))];

    private BinCounts Bin(DateTimeOffset at)
    {
        var index = at < _start ? -1 : (at - _start).Ticks / _width.Ticks;
        return index >= 0 && index < _bins.Length ? _bins[index] : _outside;
    }

    private void Spread(DateTimeOffset from, DateTimeOffset to, Action<BinCounts, double> add)
    {
        var first = Math.Max(0, (from - _start).Ticks / _width.Ticks);
        for (var i = first; i < _bins.Length && _start + _width * i < to; i++)
        {
            var (begin, end) = (_start + _width * i, _start + _width * (i + 1));
            var seconds = ((to < end ? to : end) - (from > begin ? from : begin)).TotalSeconds;
            add(_bins[i], Math.Max(0, seconds));
        }
    }
}
