namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>Events that lie near or are rare: a heap of four children a node, in order of time, kind and
/// number.</summary>
internal sealed class Agenda
{
    private AgendaEvent[] _heap = new AgendaEvent[1024];
    private int _count;
    private uint _number;

    /// <summary>Time of the first event; <see cref="Clock.Ticks.Never"/> without one.</summary>
    public long First => _count == 0 ? Clock.Ticks.Never : _heap[0].At;

    /// <summary>Number of events.</summary>
    public int Count => _count;

    public void Add(long at, AgendaKind kind, int a = 0, int b = 0)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _count);
        }
        var added = new AgendaEvent(at, kind, ++_number, a, b);
        var i = _count++;
        while (i > 0 && added.Before(_heap[(i - 1) >> 2]))
        {
            _heap[i] = _heap[(i - 1) >> 2];
            i = (i - 1) >> 2;
        }
        _heap[i] = added;
    }

    public AgendaEvent Take()
    {
        var first = _heap[0];
        var last = _heap[--_count];
        var i = 0;
        while (4 * i + 1 < _count)
        {
            var best = 4 * i + 1;
            for (var child = best + 1; child < Math.Min(best + 4, _count); child++)
            {
                best = _heap[child].Before(_heap[best]) ? child : best;
            }
            if (!_heap[best].Before(last))
            {
                break;
            }
            _heap[i] = _heap[best];
            i = best;
        }
        _heap[i] = last;
        return first;
    }
}
