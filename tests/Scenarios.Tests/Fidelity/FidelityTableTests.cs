using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Fidelity;

/// <summary>What the bands of the live test's scenario let pass and what not: simulated runs in place of the live one.
/// </summary>
public sealed class FidelityTableTests(SimulatedEnsemble ensemble) : IClassFixture<SimulatedEnsemble>
{
    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    [InlineData(104)]
    public void Of_AnotherRunOfTheScenario_AgreesInEveryFigure(ulong seed)
    {
        var table = Compare(ensemble.Scenario, seed);

        Assert.All(table.Rows, row => Assert.True(row.Within, $"{row}"));
        Assert.Equal(17 * 5 - 2, table.Rows.Count);
    }

    [Theory]
    [InlineData("rate: 5\n", "rate: 6\n", "client_rate", "wire_rate")]
    [InlineData("rate: 5\n", "rate: 4\n", "client_rate", "wire_rate")]
    [InlineData("max-age=600", "max-age=300", "origin_miss", "origin_rate")]
    [InlineData("missing_share: 0.5", "missing_share: 0.3", "origin_rate")]
    [InlineData("+11m, purge: projects", "+9m, purge: projects", "looped_ratio")]
    [InlineData("service_time_median: 500ms", "service_time_median: 750ms", "origin_utilization")]
    public void Of_ARunWithAnotherSetting_FallsOutOfTheBand(string from, string to, params string[] series)
    {
        var table = Compare(ensemble.Changed(from, to), seed: 101);

        var outside = table.Rows.Where(row => !row.Within).Select(row => row.Series).ToHashSet();
        Assert.Superset(series.ToHashSet(), outside);
    }

    [Theory]
    [InlineData("client_rate")]
    [InlineData("wire_rate")]
    [InlineData("origin_rate")]
    [InlineData("origin_miss")]
    [InlineData("origin_purge_refill")]
    public void Of_CountedSeries_BandOfTheWholeRunIsNarrowerThanAFifth(string series)
    {
        var row = Compare(ensemble.Scenario, seed: 101).Rows.First(row => row.Series == series);

        Assert.True(row.High < 1.2 * row.Simulated, $"{row}");
        Assert.True(row.Low > 0.8 * row.Simulated, $"{row}");
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var folder = Directory.CreateTempSubdirectory("cdnlab-fidelity-");
        try
        {
            var table = Compare(ensemble.Scenario, seed: 101);
            Assert.Null(FidelityTable.Read(folder.FullName));

            table.Write(folder.FullName);

            var read = FidelityTable.Read(folder.FullName)!;
            Assert.Equal(table.Lines(), read.Lines());
            Assert.Equal(
                "phase,series,live,simulated,spread,low,high,deviation,within",
                File.ReadLines(Path.Combine(folder.FullName, "fidelity.csv")).First());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private FidelityTable Compare(ScenarioSpec scenario, ulong seed)
    {
        var compiled = ScenarioCompiler.Compile(LiveTwin.Of(scenario));
        var run = Simulator.Run(compiled, new SimulationOptions { Seed = seed });
        return FidelityTable.Of(new RunRecord(run.Header, run.Events, run.Series), ensemble.Runs);
    }
}
