using CdnLab.Model.Queueing;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;
using Xunit;

namespace CdnLab.Scenarios.Tests.Format;

public class ScenarioScalingTests
{
    private static readonly ScenarioSpec Spec = ScenarioLoader.Parse(Sample.Yaml, "sample").Spec!;

    // To the tick of 0.1 us that durations have.
    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0.3)]
    [InlineData(0.004)]
    public void Apply_AnyScale_ScalesCapacityExactly(double scale)
    {
        var scaled = ScenarioScaling.Apply(Spec, scale).Origin.Capacity;

        Assert.Equal(Rate(Spec.Origin.Capacity) * scale, Rate(scaled), 1e-4);
        Assert.Equal(
            Spec.Origin.Capacity.BytesPerSecond * Spec.Origin.Capacity.Workers * scale,
            scaled.BytesPerSecond * scaled.Workers,
            1e-3);
        Assert.Equal(
            Spec.Origin.Capacity.SmallServiceTimeMedian / Spec.Origin.Capacity.ServiceTimeMedian,
            scaled.SmallServiceTimeMedian / scaled.ServiceTimeMedian,
            1e-5);
        Assert.True(scaled.Workers >= 1);
    }

    [Fact]
    public void Apply_PopsAndScale_ScalesTrafficByBoth()
    {
        var scaled = ScenarioScaling.Apply(Spec, 0.5, ["ams"]);

        // ams has 2 of 3 of the weights.
        Assert.Equal(20 * 0.5 * 2 / 3, scaled.Clients.Rate, 1e-9);
        Assert.Equal(40 * 0.5 * 2 / 3, Actions<SetClientsAction>(scaled).Single().Rate!.Value, 1e-9);
        Assert.Equal(50, scaled.Catalogue.Projects);
        Assert.Equal(["ams"], scaled.Topology.Pops.Select(p => p.Name));
        Assert.Equal(0.01, scaled.Purges["slow"].CallsPerSecond, 1e-12);
        Assert.Equal(0.005, scaled.Purges["slow"].PaceOf("p"), 1e-12);
        Assert.Equal(0.01, scaled.Purges["slow"].PaceOf("q"), 1e-12);
        Assert.Equal(25, scaled.Clients.Personas["tool"].Users);
        Assert.Equal(1024, scaled.Origin.Capacity.QueueMax);
        Assert.Equal(4, Actions<ScaleOutAction>(scaled).Single().Workers);
        Assert.Equal((1, 0), (scaled.Live.Scale, scaled.Live.Pops.Count));
    }

    [Fact]
    public void Apply_TinyScale_KeepsNamedProjectsAndOneOfEach()
    {
        var scaled = ScenarioScaling.Apply(Spec, 0.000001);

        Assert.Equal(2, scaled.Catalogue.Projects);
        Assert.Equal(
            (1, 64, 1),
            (scaled.Origin.Capacity.Workers, scaled.Origin.Capacity.QueueMax, scaled.Clients.Personas["tool"].Users));
        Assert.Equal(2, Actions<ScaleOutAction>(scaled).Single().Workers);
    }

    [Fact]
    public void Apply_NoQueue_StaysWithoutOne()
    {
        var none = Spec with { Origin = Spec.Origin with { Capacity = new CapacityOptions { QueueMax = 0 } } };

        Assert.Equal(0, ScenarioScaling.Apply(none, 0.1).Origin.Capacity.QueueMax);
    }

    [Theory]
    [InlineData(1_000_000_000_000, 0.5, 500_000_000_000)]
    [InlineData(3, 0.5, 2)]
    [InlineData(3, 0.01, 1)]
    public void Apply_AnyScale_ScalesCapacityObjectsButToNoLessThanOne(long objects, double scale, long expected)
    {
        var bounded = Spec with { Topology = Spec.Topology with { CapacityObjects = objects } };

        Assert.Equal(expected, ScenarioScaling.Apply(bounded, scale).Topology.CapacityObjects);
        Assert.Null(ScenarioScaling.Apply(Spec, scale).Topology.CapacityObjects);
    }

    [Fact]
    public void Apply_OtherPops_LeavesOutStepsThatConcernThemOnly()
    {
        var scaled = ScenarioScaling.Apply(Spec, 1, ["fra"]);

        Assert.Empty(Actions<DeployEdgeAction>(scaled));
        Assert.Equal(["origin"], Actions<FaultAction>(scaled).Select(f => f.Target));
        Assert.Equal(Spec.Timeline.Count - 2, scaled.Timeline.Count);
    }

    [Fact]
    public void Apply_Twice_IsTheProductOfBoth()
    {
        var twice = ScenarioScaling.Apply(ScenarioScaling.Apply(Spec, 0.5), 0.5);
        var once = ScenarioScaling.Apply(Spec, 0.25);

        Assert.Equal(once.Clients.Rate, twice.Clients.Rate, 1e-9);
        Assert.Equal(once.Catalogue.Projects, twice.Catalogue.Projects);
        Assert.Equal(Rate(once.Origin.Capacity), Rate(twice.Origin.Capacity), 1e-4);
    }

    [Fact]
    public void Apply_UnknownPop_Throws() =>
        Assert.Contains("'lon' is not a PoP", Assert.Throws<ArgumentException>(
            () => ScenarioScaling.Apply(Spec, 1, ["lon"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_ZeroScale_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ScenarioScaling.Apply(Spec, 0));

    private static double Rate(CapacityOptions capacity) => capacity.Workers / capacity.ServiceTimeMedian.TotalSeconds;

    private static IEnumerable<T> Actions<T>(ScenarioSpec spec) => spec.Timeline.Select(s => s.Action).OfType<T>();
}
