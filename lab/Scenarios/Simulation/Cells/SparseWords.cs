namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>Words by cell number for the many cells of which few are ever touched: open addressing, eight bytes an
/// entry, nothing is ever removed.</summary>
internal sealed class SparseWords : IDisposable
{
    private const double LoadMax = 0.75;
    private BigArray<ulong> _entries;
    private long _used;

    public SparseWords(long expected) => _entries = new((long)(expected / 0.7) + 1024);

    /// <summary>The word of a cell; false: it was never touched.</summary>
    public bool TryGet(uint cell, out uint word)
    {
        var at = Place(cell);
        word = (uint)_entries[at];
        return _entries[at] != 0;
    }

    public void Set(uint cell, uint word)
    {
        var at = Place(cell);
        if (_entries[at] == 0 && ++_used > LoadMax * _entries.Length)
        {
            Grow();
            at = Place(cell);
        }
        _entries[at] = (((ulong)cell + 1) << 32) | word;
    }

    public void Prefetch(uint cell) => _entries.Prefetch(Home(cell));

    public void Dispose() => _entries.Dispose();

    private long Home(uint cell)
    {
        // Multiplicative hashing, then scaled to the size without a division.
        var hash = (uint)(((cell + 1UL) * 0x9E3779B97F4A7C15) >> 32);
        return (long)(((ulong)hash * (ulong)_entries.Length) >> 32);
    }

    private long Place(uint cell)
    {
        var at = Home(cell);
        while (_entries[at] is var entry && entry != 0 && (uint)(entry >> 32) != cell + 1)
        {
            at = at + 1 == _entries.Length ? 0 : at + 1;
        }
        return at;
    }

    private void Grow()
    {
        var old = _entries;
        _entries = new(old.Length + old.Length / 2);
        for (var i = 0L; i < old.Length; i++)
        {
            if (old[i] is var entry && entry != 0)
            {
                _entries[Place((uint)(entry >> 32) - 1)] = entry;
            }
        }
        old.Dispose();
    }
}
