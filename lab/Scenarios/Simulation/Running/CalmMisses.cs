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
internal sealed class CalmMisses(World world, IUpstream upstream, RequestEnd ends, TimelinePlayer timeline)
{
    // Instead of a URL.
    private const int Nothing = -1;
    private readonly bool _stripAge = world.Spec.Edge.Profile.StripAge;
    private bool _calm;
    private int _bin;
    private long _last;
    private long _unit;
    private BinCounts _counts = world.Bins[0];

    // Of the row: what was asked of the next tier last, and what it has.
    private int _row;
    private int _asked;
    private Answer _answer;

    /// <summary>Begins a bin.</summary>
    public void Open(int bin)
    {
        _calm = !timeline.HasStep(bin);
        (_bin, _counts) = (bin, world.Bins[bin]);
        _last = (bin + 1) * world.Curve.BinTicks - 1;
        _unit = bin * world.Curve.BinTicks >> world.UnitShift;
    }

    /// <summary>Begins with the due cells of a simple row.</summary>
    /// <returns>Whether their misses may be of that kind.</returns>
    public bool Begin(int row)
    {
        (_row, _asked, _answer) = (row, Nothing, default);
        return _calm && _unit > world.Rows[row].PurgedUntil && !ends.IsRepeated(row);
    }

    /// <summary>Executes a miss of the row, if it is of that kind.</summary>
    /// <param name="simple">The row.</param>
    /// <param name="cells">The cell's group.</param>
    /// <param name="place">Its place there.</param>
    /// <param name="found">What requests for it come to.</param>
    /// <param name="at">When.</param>
    /// <returns>Whether it did.</returns>
    public bool Execute(ref SimpleRow simple, in CellGroup cells, int place, SimpleCase found, long at)
    {
        if (found.Upstream != _asked)
        {
            (_asked, _answer) = (found.Upstream, upstream.Find(_row, found.Upstream, _last) ?? default);
        }
        var brought = _answer.Content;
        if ((found.Stored >> brought & 1) == 0)
        {
            return false;
        }
        var word = cells.Word(place);
        var (content, contents) = (Word.Content(word), found.Shape.Contents);
        var stale = content != 0 && (word & Word.HardPurged) == 0
            && at < world.Expiry(word) + contents[content].StaleAtPop;
        ShieldAnswers.Count(_counts, found.Shape.Weight, found.Outcomes[stale ? content : brought], stale);
        simple.Refill(
            cells, place, found,
            world.WordOf(brought, _stripAge ? at + contents[brought].Lifetime : _answer.FreshUntil), at, _bin);
        world.Events++;
        return true;
    }
}
