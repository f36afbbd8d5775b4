using CdnLab.Model.Topology;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>The PoPs, largest share first.</summary>
internal sealed class PopTable
{
    private readonly double[] _upTo;
    private readonly int[] _guide = new int[1025];

    public PopTable(TopologySpec topology)
    {
        var sum = topology.Pops.Sum(p => p.Share);
        // Stable: PoPs of one share stay in the order of the file.
        var order = topology.Pops.Select((pop, i) => (pop, i)).OrderByDescending(p => p.pop.Share).ToList();
        Names = [.. order.Select(p => p.pop.Name)];
        Share = [.. order.Select(p => p.pop.Share / sum)];
        MeanShare = Share.Sum(s => s * s);
        Redirector = order.FindIndex(p => p.i == 0);
        _upTo = new double[Count + 1];
        for (var i = 0; i < Count; i++)
        {
            _upTo[i + 1] = _upTo[i] + Share[i];
        }
        for (int i = 0, pop = 0; i < _guide.Length; i++)
        {
            while (pop < Count - 1 && _upTo[pop + 1] <= i / 1024.0)
            {
                pop++;
            }
            _guide[i] = pop;
        }
    }

    public int Count => Share.Length;

    public string[] Names { get; }

    /// <summary>Share of all clients.</summary>
    public double[] Share { get; }

    /// <summary>Share of the PoP that a client has, on average over the clients.</summary>
    public double MeanShare { get; }

    /// <summary>The PoP that the redirector asks: the first of the scenario.</summary>
    public int Redirector { get; }

    /// <summary>Share of the PoPs before one.</summary>
    public double Before(int pop) => _upTo[pop];

    /// <summary>The PoP at a place in [0, 1).</summary>
    public int At(double place)
    {
        var pop = _guide[(int)(place * 1024)];
        while (pop < Count - 1 && _upTo[pop + 1] <= place)
        {
            pop++;
        }
        return pop;
    }

    /// <summary>Number of PoPs whose share is at least this.</summary>
    public int AtLeast(double share)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Share[middle] >= share ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
