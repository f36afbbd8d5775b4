namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>In which bin each row is looked at next: a list of rows a bin. What was hastened to an earlier bin stays in
/// the list of the later one too, and is passed over there.</summary>
internal sealed class BinCalendar
{
    private readonly Rows _rows;
    private readonly List<int>?[] _bins;

    public BinCalendar(Rows rows, int bins)
    {
        (_rows, _bins) = (rows, new List<int>?[bins]);
        foreach (var row in rows.All)
        {
            rows[row].Due = Never;
        }
    }

    /// <summary>No bin of the run.</summary>
    public const ushort Never = ushort.MaxValue;

    /// <summary>Has a row looked at no later than in a bin.</summary>
    public void Hasten(int row, int bin)
    {
        ref var due = ref _rows[row].Due;
        if (bin < due)
        {
            (_bins[bin] ??= []).Add(row);
            due = (ushort)bin;
        }
    }

    /// <summary>Takes the rows that may be looked at in a bin; they are if <see cref="Take(int, int)"/> says
    /// so.</summary>
    public IReadOnlyList<int> Take(int bin)
    {
        var rows = _bins[bin];
        _bins[bin] = null;
        return rows is null ? [] : rows;
    }

    /// <summary>Takes a row out of a bin; false: it is not in it.</summary>
    public bool Take(int row, int bin)
    {
        ref var due = ref _rows[row].Due;
        if (due != bin)
        {
            return false;
        }
        due = Never;
        return true;
    }
}
