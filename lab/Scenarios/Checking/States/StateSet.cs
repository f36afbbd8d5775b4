using System.Runtime.InteropServices;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>The states found so far, each once, by number in the order found. A state is a fixed number of bytes, all
/// of them in one block; how each was reached is kept beside it.</summary>
/// <param name="length">Bytes of a state.</param>
internal sealed class StateSet(int length)
{
    private byte[] _bytes = new byte[length * 1024];
    private int[] _table = NewTable(4096);
    private int[] _parents = new int[1024];
    private int[] _actions = new int[1024];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of memory that they take.</summary>
    public long Bytes => _bytes.LongLength + 4L * (_table.Length + _parents.Length + _actions.Length);

    /// <summary>A state.</summary>
    public ReadOnlySpan<byte> this[int id] => _bytes.AsSpan(id * length, length);

    /// <summary>The state that it was reached from; -1: none.</summary>
    public int ParentOf(int id) => _parents[id];

    /// <summary>The action by which it was reached.</summary>
    public int ActionOf(int id) => _actions[id];

    /// <summary>Adds a state that is not there yet.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ReadOnlySpan<byte> state, int parent, int action)
    {
        var slot = Slot(state);
        if (_table[slot] >= 0)
        {
            return false;
        }
        Grow();
        slot = Slot(state);
        _table[slot] = Count;
        state.CopyTo(_bytes.AsSpan(Count * length));
        (_parents[Count], _actions[Count]) = (parent, action);
        Count++;
        return true;
    }

    private int Slot(ReadOnlySpan<byte> state)
    {
        var slot = Hash(state) & (_table.Length - 1);
        while (_table[slot] >= 0 && !this[_table[slot]].SequenceEqual(state))
        {
            slot = (slot + 1) & (_table.Length - 1);
        }
        return slot;
    }

    private void Grow()
    {
        if (Count == _parents.Length)
        {
            Array.Resize(ref _bytes, Math.Min(Array.MaxLength, _bytes.Length * 2));
            Array.Resize(ref _parents, Count * 2);
            Array.Resize(ref _actions, Count * 2);
        }
        if (Count * 2 < _table.Length)
        {
            return;
        }
        _table = NewTable(_table.Length * 2);
        for (var id = 0; id < Count; id++)
        {
            _table[Slot(this[id])] = id;
        }
    }

    private static int[] NewTable(int size)
    {
        var table = new int[size];
        Array.Fill(table, -1);
        return table;
    }

    // FNV-1a over words of eight bytes, then mixed: the same on every machine.
    private static int Hash(ReadOnlySpan<byte> state)
    {
        var hash = 14695981039346656037UL;
        var words = MemoryMarshal.Cast<byte, ulong>(state);
        foreach (var word in words)
        {
            hash = (hash ^ word) * 1099511628211UL;
            hash ^= hash >> 29;
        }
        foreach (var one in state[(words.Length * sizeof(ulong))..])
        {
            hash = (hash ^ one) * 1099511628211UL;
        }
        return (int)((hash ^ (hash >> 32)) & int.MaxValue);
    }
}
