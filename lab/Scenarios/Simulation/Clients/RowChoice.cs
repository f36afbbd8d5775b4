using CdnLab.Scenarios.Simulation.Cells;

namespace CdnLab.Scenarios.Simulation.Clients;

/// <summary>Draws among very many rows by weight: sums of the weights so far, and a guide into them.</summary>
internal sealed class RowChoice : IDisposable
{
    private readonly BigArray<(double Sum, int Row)> _sums;
    private readonly BigArray<int> _guide;
    private readonly double _scale;

    /// <param name="rows">The rows.</param>
    /// <param name="weight">Weight of each, 0 or more.</param>
    public RowChoice(IEnumerable<int> rows, Func<int, double> weight)
    {
        var known = rows.Select(row => (Row: row, Weight: weight(row))).Where(r => r.Weight > 0).ToList();
        _sums = new(known.Count);
        for (var i = 0; i < known.Count; i++)
        {
            _sums[i] = (Total += known[i].Weight, known[i].Row);
        }
        var guides = known.Count / 2 + 1;
        _guide = new(guides + 1);
        _scale = Total > 0 ? guides / Total : 0;
        for (int i = 0, at = 0; i <= guides; i++)
        {
            while (at < known.Count - 1 && _sums[at].Sum * _scale <= i)
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
        _sums.Prefetch(at);
        return at;
    }

    /// <summary>The row at a place in [0, <see cref="Total"/>).</summary>
    public int At(double place, int from)
    {
        var at = (long)from;
        while (_sums[at].Sum <= place && at < _sums.Length - 1)
        {
            at++;
        }
        return _sums[at].Row;
    }

    public void Dispose()
    {
        _sums.Dispose();
        _guide.Dispose();
    }
}
