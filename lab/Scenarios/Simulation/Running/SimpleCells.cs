using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Simulation.Cells;
using CdnLab.Scenarios.Simulation.Clock;
using CdnLab.Scenarios.Simulation.Recording;
using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>What all simple rows share.</summary>
internal sealed class SimpleCells(World world, MissSchedule schedule, RandomStream random)
{
    private readonly int[] _configs = world.Config;
    private readonly int _redirector = world.Pops.Redirector;

    // By shape, config, and whether the PoP is the redirector's; void once the views are.
    private readonly SimpleCase?[] _cases = new SimpleCase?[world.Shapes.Length * (world.Down + 1) * 2];
    private CellViews[] _views = world.Views;

    public Rows Rows { get; } = world.Rows;

    public MissSchedule Schedule => schedule;

    public RandomStream Random => random;

    public RateCurve Curve { get; } = world.Curve;

    public BulkCounters Counters { get; } = world.Counters;

    /// <summary>Share of each PoP.</summary>
    public double[] Shares { get; } = world.Pops.Share;

    public int UnitShift { get; } = world.UnitShift;

    /// <summary>The cells of a row, for what goes through many of them.</summary>
    public SimpleRow Row(int row)
    {
        if (_views != world.Views)
        {
            Array.Clear(_cases);
            _views = world.Views;
        }
        return new(this, row);
    }

    /// <summary>What requests for a shape's documents come to at a PoP.</summary>
    public SimpleCase Case(int shape, int pop)
    {
        var atRedirector = pop == _redirector;
        var config = _configs[pop];
        return _cases[(shape * (world.Down + 1) + config) * 2 + (atRedirector ? 1 : 0)]
            ??= new(world, shape, config, atRedirector);
    }
}
