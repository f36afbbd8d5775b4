using System.Collections;

namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>Rows that follow each other, walked without an allocation.</summary>
/// <param name="rows">All rows.</param>
/// <param name="first">The first one.</param>
/// <param name="end">The number after the last one.</param>
internal readonly struct RowRange(Rows rows, int first, int end) : IEnumerable<int>
{
    public Enumerator GetEnumerator() => new(rows, first, end);

    IEnumerator<int> IEnumerable<int>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(Rows rows, int first, int end) : IEnumerator<int>
    {
        private int _next = first;

        public int Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            Current = _next;
            if (_next >= end)
            {
                return false;
            }
            _next += rows[_next].Size;
            return true;
        }

        public readonly void Reset() => throw new NotSupportedException();

        public readonly void Dispose()
        {
        }
    }
}
