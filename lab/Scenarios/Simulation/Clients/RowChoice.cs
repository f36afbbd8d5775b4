using CdnLab.Scenarios.Simulation.Cells;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>Draws among very many rows by weight: sums of the weights so far, and a guide into them.</summary>
internal sealed class RowChoice : IDisposable
{
    // Each row with the sum up to it: both lie on one line of memory.
    private readonly BigArray<(double Sum, int Row)> _rows;
    private readonly BigArray<int> _guide;
    private readonly double _scale;
    private readonly int _count;

    /// <param name="rows">The rows.</param>
    /// <param name="most">They are no more than this.</param>
    /// <param name="weight">Weight of each, 0 or more.</param>
    public RowChoice(RowRange rows, int most, Func<int, double> weight)
    {
        // What is not written to takes no memory.
        _rows = new(most);
        foreach (var row in rows)
        {
            if (weight(row) is var own and > 0)
            {
                _rows[_count++] = (Total += own, row);
            }
        }
        var guides = _count / 2 + 1;
        _guide = new(guides + 1);
        _scale = Total > 0 ? guides / Total : 0;
        for (int i = 0, at = 0; i <= guides; i++)
        {
            while (at < _count - 1 && _rows[at].Sum * _scale <= i)
            {
                at++;
            }
            _guide[i] = at;
        }
    }

    /// <summary>Sum of the weights.</summary>
    public double Total { get; }

    /// <summary>Begins to look for what lies at a place: the guide.</summary>
    public void PrefetchGuide(double place) => _guide.Prefetch((long)(place * _scale));

    /// <summary>The same, once the guide is here: where to look.</summary>
    public int Guide(double place)
    {
        var at = _guide[(long)(place * _scale)];
        _rows.Prefetch(at);
        return at;
    }

    /// <summary>The row at a place in [0, <see cref="Total"/>).</summary>
    public int At(double place, int from)
    {
        var at = (long)from;
        while (_rows[at].Sum <= place && at < _count - 1)
        {
            at++;
        }
        return _rows[at].Row;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _guide.Dispose();
    }
}
