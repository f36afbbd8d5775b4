using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Running;

namespace CdnLab.Scenarios.Simulation.Fetching;

/// <summary>In a sampled run, the requests to the origin of those documents that a sampled one stands for. Each comes a
/// little later than the sampled one's: uniformly within half the mean time between its requests, four seconds at
/// most. They answer nobody; they keep the origin busy. Those of one step, a 64th of a second, come between the other
/// requests to the origin, so that all have the same chance of a place in its queue.</summary>
/// <param name="world">The run.</param>
/// <param name="agenda">Where the ends of steps are entered.</param>
/// <param name="serve">Has some of one kind come at an instant.</param>
internal sealed class Replicas(World world, Agenda agenda, Action<Replica, int, long> serve)
{
    private const int StepBits = 14;
    private const int Steps = 1 << 9;
    private const int StepsMax = Steps / 2;
    private const double StepsASecond = 64;

    // Where places are scarce, those of so many requests mingle: else each would find the queue filled by its own kind.
    private const int Mingled = 32;
    private readonly RandomStream _random = world.Stream("replicas");

    // How many are entered a second, as an average that forgets within a second over this number.
    private const double RateMemory = 8;
    private double _rate;
    private long _last;
    private readonly Step[] _steps = [.. Enumerable.Range(0, Steps).Select(_ => new Step())];

    /// <summary>Enters those of a request to the origin.</summary>
    /// <param name="row">Row of the document.</param>
    /// <param name="replica">One of them.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="at">Now.</param>
    /// <param name="soon">Whether they come as soon as those of a few dozen groups come between them.</param>
    public void Add(int row, Replica replica, int count, long at, bool soon)
    {
        var shape = world.ShapeOf(row);
        var rate = world.Rows[row].Rate * shape.BulkWeight[0];
        var first = (at >> StepBits) + 1;
        _rate = _rate * PortableMath.Exp(-RateMemory * Ticks.Seconds(at - _last)) + RateMemory * count;
        _last = at;
        var within = Math.Min(0.5 / Math.Max(rate, 1e-9), soon ? Mingled * count / _rate : double.MaxValue);
        var steps = (int)Math.Clamp(within * StepsASecond, 1, StepsMax);
        for (var i = 0; i < steps && count >= steps; i++)
        {
            Enter(first + i, replica, count / steps);
        }
        for (var i = 0; i < count % steps; i++)
        {
            Enter(first + (int)(_random.NextUnit() * steps), replica, 1);
        }
    }

    /// <summary>How many of the step that is under way should have come, and have not.</summary>
    public int Due(long at)
    {
        var step = StepAt(at);
        return step.Count == 0 ? 0 : (int)((at & ((1 << StepBits) - 1)) * step.Count >> StepBits) - step.Come;
    }

    /// <summary>Has some of them come.</summary>
    public void Come(int count, long at)
    {
        if (count > 0)
        {
            var step = StepAt(at);
            Come(step, step.Come + count, at);
        }
    }

    /// <summary>Ends a step.</summary>
    public void End(int number, long at)
    {
        var step = _steps[number];
        Come(step, step.Count, at);
        (step.Count, step.Come, step.Next, step.Part) = (0, 0, 0, 0);
        step.Requests.Clear();
    }

    private Step StepAt(long at) => _steps[(at >> StepBits) & (Steps - 1)];

    private void Come(Step step, int until, long at)
    {
        while (step.Come < until)
        {
            var (replica, all) = step.Requests[step.Next];
            var count = Math.Min(all - step.Part, until - step.Come);
            step.Come += count;
            step.Part += count;
            if (step.Part == all)
            {
                (step.Next, step.Part) = (step.Next + 1, 0);
            }
            serve(replica, count, at);
        }
    }

    private void Enter(long number, Replica replica, int count)
    {
        var step = _steps[number & (Steps - 1)];
        if (step.Count == 0)
        {
            agenda.Add((number + 1) << StepBits, AgendaKind.Replicas, (int)(number & (Steps - 1)));
        }
        step.Requests.Add((replica, count));
        step.Count += count;
    }

    private sealed class Step
    {
        public List<(Replica Replica, int Count)> Requests { get; } = [];

        /// <summary>How many they are, and how many have come.</summary>
        public int Count { get; set; }

        public int Come { get; set; }

        /// <summary>The entry that is next, and how many of it have come.</summary>
        public int Next { get; set; }

        public int Part { get; set; }
    }
}
