namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>Which stored response a full PoP drops: SIEVE (Zhang et al., NSDI 2024), as the live edge. They queue in
/// the
/// order they came; a hand walks from the oldest on, spares what was looked up since its last visit and drops the first
/// that was not.</summary>
internal sealed class SieveQueue(int capacity)
{
    private readonly LinkedList<uint> _cells = [];
    private readonly Dictionary<uint, LinkedListNode<uint>> _nodes = [];
    private readonly HashSet<uint> _visited = [];
    private LinkedListNode<uint>? _hand;

    /// <summary>A look-up found what a cell holds.</summary>
    public void Touch(uint cell)
    {
        if (_nodes.ContainsKey(cell))
        {
            _visited.Add(cell);
        }
    }

    /// <summary>Drops a response if the PoP is full.</summary>
    /// <returns>Its cell.</returns>
    public uint? MakeRoom()
    {
        if (_nodes.Count < capacity)
        {
            return null;
        }
        var hand = _hand ?? _cells.First!;
        while (_visited.Remove(hand.Value))
        {
            hand = hand.Next ?? _cells.First!;
        }
        _hand = hand;
        var dropped = hand.Value;
        Remove(dropped);
        return dropped;
    }

    /// <summary>A response is stored: it is the youngest.</summary>
    public void Add(uint cell)
    {
        Remove(cell);
        _nodes.Add(cell, _cells.AddLast(cell));
    }

    public void Remove(uint cell)
    {
        if (!_nodes.Remove(cell, out var node))
        {
            return;
        }
        _hand = _hand == node ? node.Next : _hand;
        _cells.Remove(node);
        _visited.Remove(cell);
    }
}
