using CdnLab.Scenarios.Simulation.Clients;
using CdnLab.Scenarios.Simulation.Fetching;
using CdnLab.Scenarios.Simulation.Timeline;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>Executes the most common misses as soon as they are drawn, out of order: those of simple cells that the
/// shield answers and that nothing else in the bin can bear on. That is so while no step of the timeline, no purge of
/// the project and no repeated request for the row falls into the bin, no purge is on its way, and what the shield
/// holds stays fresh until the bin ends. They need no place in a queue, and their row is at hand.</summary>
internal sealed class CalmMisses(
    World world, BulkCells bulk, ShieldAnswers shield, RequestEnd ends, TimelinePlayer timeline)
{
    private bool _calm;
    private long _last;
    private long _unit;

    /// <summary>Begins a bin.</summary>
    public void Open(int bin)
    {
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
        var url = world.Shapes[found.Shape].Bulk[pop == world.Pops.Redirector ? 1 : 0][0].Url;
        if (shield.End(row, pop, url, bulk.Word(row, pop, 0), at, _last) is not { } word)
        {
            return false;
        }
        bulk.Refill(row, pop, word, at);
        world.Events++;
        return true;
    }
}
