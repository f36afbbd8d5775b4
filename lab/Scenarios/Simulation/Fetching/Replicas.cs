using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>In a sampled run, the requests to the origin of those documents that a sampled one stands for. Each comes a
/// little later than the sampled one's: uniformly within half the mean time between its requests, eight seconds at
/// most, in steps of a 64th of a second. They answer nobody; they keep the origin busy.</summary>
internal sealed class Replicas(World world, Agenda agenda)
{
    private const int StepBits = 14;
    private const int Steps = 1 << 9;
    private const double SecondsMax = 7.9;
    private readonly RandomStream _random = world.Stream("replicas");
    private readonly List<Replica>[] _due = [.. Enumerable.Range(0, Steps).Select(_ => new List<Replica>())];

    /// <summary>Enters those of a request to the origin.</summary>
    public void Add(int row, Replica replica, long at)
    {
        var shape = world.ShapeOf(row);
        var rate = world.Rows[row].Rate * shape.BulkWeight[0];
        var within = Math.Min(SecondsMax, 0.5 / Math.Max(rate, 1e-9));
        for (var i = 1; i < shape.Weight; i++)
        {
            var step = (at + Ticks.OfSeconds(within * _random.NextUnit()) >> StepBits) + 1;
            var due = _due[step & (Steps - 1)];
            if (due.Count == 0)
            {
                agenda.Add(step << StepBits, AgendaKind.Replicas, (int)(step & (Steps - 1)));
            }
            due.Add(replica);
        }
    }

    /// <summary>Has those of a step come.</summary>
    public void Come(int step, long at, Action<Replica, long> come)
    {
        var due = _due[step];
        foreach (var replica in due)
        {
            come(replica, at);
        }
        due.Clear();
    }
}
