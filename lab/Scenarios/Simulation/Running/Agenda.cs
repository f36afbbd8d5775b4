using System.Runtime.CompilerServices;

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
        var added = new AgendaEvent(AgendaEvent.RankOf(at, kind), ++_number, a, b);
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
        for (var child = 1; child < _count; child = 4 * i + 1)
        {
            var best = child + 4 <= _count ? FirstOfFour(child) : FirstOfFew(child);
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

    /// <summary>The first of four events that follow each other, without a jump that cannot be foreseen: comparisons are
    /// numbers.</summary>
    private int FirstOfFour(int from)
    {
        ref var events = ref _heap[from];
        var (left, right) = (
            Unsafe.Add(ref events, 1).Before(events) ? 1 : 0,
            Unsafe.Add(ref events, 3).Before(Unsafe.Add(ref events, 2)) ? 3 : 2);
        var isRight = Unsafe.Add(ref events, right).Before(Unsafe.Add(ref events, left)) ? 1 : 0;
        return from + left + isRight * (right - left);
    }

    private int FirstOfFew(int from)
    {
        var best = from;
        for (var child = from + 1; child < _count; child++)
        {
            best = _heap[child].Before(_heap[best]) ? child : best;
        }
        return best;
    }
}
