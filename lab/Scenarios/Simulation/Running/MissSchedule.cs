using CdnLab.Scenarios.Simulation.Cells;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>When the next miss of each bulk cell is: its bin, and, within the bin that is executed, an event of the
/// agenda.</summary>
internal sealed class MissSchedule(World world, Agenda agenda)
{
    private const int StampMax = 0x3FFFFF;

    // Which event on the agenda is a simple cell's next miss.
    private readonly Dictionary<long, int> _stamps = [];
    private int _stamp;

    /// <summary>The bins in which rows are looked at.</summary>
    public BinCalendar Calendar { get; } = new(world.Rows, world.Curve.Bins);

    /// <summary>The bin that is executed.</summary>
    public int Open { get; set; } = -1;

    /// <summary>Whether an event of the agenda is still the next miss of a simple cell; to be asked once.</summary>
    public bool IsCurrent(int row, int pop, int stamp)
    {
        if (!_stamps.TryGetValue(Cell(row, pop), out var current) || current != stamp)
        {
            return false;
        }
        _stamps.Remove(Cell(row, pop));
        return world.Rows.Next(row, pop) == NextBins.OnAgenda;
    }

    /// <summary>Puts the next miss of a cell at an operational time.</summary>
    /// <param name="row">Row.</param>
    /// <param name="pop">PoP.</param>
    /// <param name="operational">The time; beyond the run: there is none.</param>
    /// <param name="stamp">Tells it apart from others of a cell whose keys hang together.</param>
    public void Place(int row, int pop, double operational, int stamp)
    {
        ref var next = ref world.Rows.Next(row, pop);
        var bin = world.Curve.BinOfOperational(operational);
        if (bin >= world.Curve.Bins)
        {
            next = NextBins.Never;
        }
        else if (bin <= Open)
        {
            next = NextBins.OnAgenda;
            if (world.Rows[row].Joint < 0)
            {
                _stamps[Cell(row, pop)] = stamp = ++_stamp & StampMax;
            }
            agenda.Add(world.Curve.Inverse(operational, bin), AgendaKind.Miss, row, (stamp << 8) | pop);
        }
        else
        {
            next = (ushort)bin;
            Calendar.Hasten(row, pop, bin);
        }
    }

    private static long Cell(int row, int pop) => ((long)row << 8) | (uint)pop;
}
