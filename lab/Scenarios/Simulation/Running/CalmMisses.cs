using CdnLab.Model.Clients;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clients;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Recording;
using CdnLab.Scenarios.Simulation.Timeline;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>Executes the most common misses as soon as they are drawn, out of order: those of simple cells that the
/// shield answers and that nothing else in the bin can bear on. That is so while no step of the timeline, no purge of
/// the project and no repeated request for the row falls into the bin, no purge is on its way, and what the shield
/// holds stays fresh until the bin ends. They need no place in a queue, and their row is at hand.</summary>
internal sealed class CalmMisses(
    World world, BulkCells bulk, IUpstream upstream, RequestEnd ends, TimelinePlayer timeline)
{
    private readonly bool _stripAge = world.Spec.Edge.Profile.StripAge;
    private BinCounts _counts = world.Bins[0];
    private bool _calm;
    private long _last;
    private long _unit;

    /// <summary>Begins a bin.</summary>
    public void Open(int bin)
    {
        _counts = world.Bins[bin];
        _calm = !timeline.HasStep(bin);
        _last = (bin + 1) * world.Curve.BinTicks - 1;
        _unit = bin * world.Curve.BinTicks >> world.UnitShift;
    }

    /// <summary>Executes a miss of the bin, if it is of that kind.</summary>
    /// <returns>Whether it did.</returns>
    public bool Execute(int row, int pop, long at)
    {
        ref var found = ref world.Rows[row];
        if (!_calm || found.Joint >= 0 || _unit <= found.PurgedUntil
            || world.Config[pop] == world.Down || ends.IsRepeated(row))
        {
            return false;
        }
        var shape = world.Shapes[found.Shape];
        var url = shape.Bulk[pop == world.Pops.Redirector ? 1 : 0][0].Url;
        if (upstream.Find(row, shape.Edge[world.Config[pop]][url].Url, _last) is not { } answer
            || !world.Stores(world.Config[pop], shape.Contents[answer.Content]))
        {
            return false;
        }
        var word = bulk.Word(row, pop, 0);
        var content = Word.Content(word);
        var stale = content != 0 && (word & Word.HardPurged) == 0
            && at < world.Expiry(word) + shape.Contents[content].StaleAtPop;
        var until = _stripAge ? at + shape.Contents[answer.Content].Lifetime : answer.FreshUntil;
        bulk.Refill(row, pop, world.WordOf(answer.Content, until), at);
        world.Events++;
        _counts.Wire++;
        _counts.EdgeRequests++;
        _counts.EdgeHits += stale ? 1 : 0;
        _counts.End(RedirectRule.Outcome(shape.Contents[stale ? content : answer.Content].Status), 1);
        return true;
    }
}
