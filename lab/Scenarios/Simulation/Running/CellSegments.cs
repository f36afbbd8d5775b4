using System.Runtime.CompilerServices;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>The future of a cell in bulk as it stands, in stretches: in each it is in one state, as nothing that it holds
/// expires.</summary>
internal ref struct CellSegments
{
    private readonly CellViews _views;
    private readonly int _index;
    private readonly int _keys;
    private readonly int _fetching;
    private readonly Expiries _ends;
    private readonly uint _contents;

    /// <param name="world">The run.</param>
    /// <param name="row">Row of the cell.</param>
    /// <param name="pop">Its PoP.</param>
    /// <param name="fetching">Keys that are being fetched, a bit each.</param>
    /// <param name="at">When the first stretch begins.</param>
    public CellSegments(World world, int row, int pop, int fetching, long at)
    {
        ref var found = ref world.Rows[row];
        (_views, _index) = world.ViewsOf(row, pop);
        (_keys, _fetching, Until) = (found.Keys, fetching, at);
        ref var first = ref world.Rows.Word(row, pop, 0);
        for (var key = 0; key < _keys; key++)
        {
            var word = Unsafe.Add(ref first, key);
            var content = (uint)Word.Content(word);
            _contents |= content << (4 * key);
            _ends[key] = (fetching >> key & 1) != 0 ? world.ServesUntil(row, word, true)
                : content == 0 ? 0 : world.Expiry(word);
        }
    }

    /// <summary>When the stretch begins.</summary>
    public long From { get; private set; }

    /// <summary>When it ends; <see cref="Ticks.Never"/>: it does not.</summary>
    public long Until { get; private set; }

    /// <summary>Four bits a key: what is fresh, what is being fetched.</summary>
    public int State { get; private set; }

    /// <summary>What becomes of requests in it.</summary>
    public readonly CellView View => _views.Of(_index, State);

    /// <summary>Goes on to the next stretch.</summary>
    public void Next()
    {
        (From, Until, State) = (Until, Ticks.Never, 0);
        for (var key = 0; key < _keys; key++)
        {
            if (From < _ends[key])
            {
                State |= (int)(_contents & (15u << (4 * key)));
                Until = Math.Min(Until, _ends[key]);
            }
            else if ((_fetching >> key & 1) != 0)
            {
                State |= CellViews.Fetching << (4 * key);
            }
        }
    }

    [InlineArray(Shape.KeysMax)]
    private struct Expiries
    {
        private long _first;
    }
}
