using System.Text.Json;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>What a run depends on and what it does not.</summary>
public sealed class SimulatorTests
{
    private static CompiledScenario Flagship { get; } = ScenarioCompiler.Compile(ScenarioScaling.Apply(
        ScenarioLoader.Load("pypi-json-2022-06-10").Spec! with { Duration = TimeSpan.FromHours(2) }, 0.002));

    [Fact]
    public async Task Run_BesideOthers_GivesTheSameBytes()
    {
        var alone = Bytes(Simulator.Run(Flagship, new()));

        var beside = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            () => Bytes(Simulator.Run(Flagship, new() { Seed = i % 2 == 0 ? null : 77UL })))));

        Assert.Equal(alone, beside[0]);
        Assert.Equal(alone, beside[2]);
        Assert.NotEqual(alone, beside[1]);
    }

    [Fact]
    public void Run_InvariantsCheckedOrNot_GivesTheSameBytes() => Assert.Equal(
        Bytes(Simulator.Run(Flagship, new())), Bytes(Simulator.Run(Flagship, new() { CheckInvariants = true })));

    [Theory]
    [InlineData("mixed-spelling")]
    [InlineData("permanent-redirects")]
    [InlineData("shield-strips-age")]
    public void Run_AllInBulkOrNothing_HasTheSameLaw(string name)
    {
        var about = ComparisonCases.Get(name);
        SeriesSample Sample(double threshold, ulong seeds) => SeriesSample.Take(
            new("threshold", seeds, (compiled, _) => seed =>
                Simulator.Run(compiled, new() { Seed = seed, BulkThreshold = threshold })),
            about.Spec,
            about,
            Comparisons.Seeds);

        var comparison = SeriesComparison.Of(about, Sample(0, 5000), Sample(1e12, 6000));

        Assert.True(comparison.Differences.Count == 0, comparison.Table());
    }

    [Fact]
    public void Run_Cancelled_KeepsWholeBins()
    {
        using var source = new CancellationTokenSource();
        var whole = Simulator.Run(Flagship, new());

        var cut = Simulator.Run(Flagship, new() { Progress = new Canceller(source), Cancellation = source.Token });

        Assert.True(whole.Completed);
        Assert.Equal(120, whole.Series.Count);
        Assert.False(cut.Completed);
        Assert.InRange(cut.Series.Count, 1, whole.Series.Count - 1);
        Assert.Equal(
            whole.Series.Take(cut.Series.Count).Select(row => row.OriginRequests),
            cut.Series.Select(row => row.OriginRequests));
    }

    [Fact]
    public void Estimate_OriginThatCannotKeepUp_IsToldWithItsFigures()
    {
        var spec = Flagship.Spec;
        var starved = spec with
        {
            Origin = spec.Origin with { Capacity = spec.Origin.Capacity with { BytesPerSecond = 20 } },
        };

        Assert.Empty(SimulationEstimate.Of(spec).Warnings);
        Assert.Contains("unstable", Assert.Single(SimulationEstimate.Of(starved).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_Flagship_IsTheNumberOfCells()
    {
        var counted = Simulator.Run(Flagship, new()).Counts.Cells;

        Assert.InRange(SimulationEstimate.Of(Flagship.Spec).Cells, 0.9 * counted, 1.1 * counted);
    }

    private static string Bytes(SimulationResult result) =>
        JsonSerializer.Serialize(result.Series) + JsonSerializer.Serialize(result.Counts)
            + string.Join('\n', result.Events.Select(e => JsonSerializer.Serialize(e)));

    private sealed class Canceller(CancellationTokenSource source) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value)
        {
            if (value.Done > 0.5)
            {
                source.Cancel();
            }
        }
    }
}
