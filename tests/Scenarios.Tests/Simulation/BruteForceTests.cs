using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Tests.Simulation.BruteForce;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>What must hold of every run of the brute-force engine, whatever the scenario.</summary>
public sealed class BruteForceTests
{
    public static TheoryData<string> Names => ComparisonCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_AnyCase_ConservesRequests(string name)
    {
        var (result, totals) = Run(name, seed: 7);

        Assert.All(result.Series, row => Assert.Equal(
            row.Requests, row.Ok + row.Looped + row.NotFound + row.ServerError + row.TimedOut));
        Assert.InRange(totals.Arrivals - totals.Ended, 0, totals.Arrivals / 20);
        Assert.True(totals.Wire >= totals.Ended - totals.OwnHits);
        Assert.Equal(
            totals.Asked,
            totals.Edge.Sum() + totals.Passed + totals.EdgeRedirects + totals.Abandoned + totals.Killed
                + totals.Waiting);
        if (totals.Passed == 0)
        {
            Assert.All(result.Series, row => Assert.Equal(
                row.OriginRequests,
                row.OriginMiss + row.OriginRevalidation + row.OriginPurgeRefill + row.OriginRetry
                    + row.OriginRedirect));
        }
    }

    private static (Scenarios.Simulation.SimulationResult Result, RunTotals Totals) Run(string name, ulong seed) =>
        new BruteForceSimulator(ComparisonCases.Compile(name), ComparisonCases.Get(name).Bin).Run(seed);

    [Fact]
    public void Run_SameSeedTwice_IsTheSame() => Assert.Equal(Text("purges-lost", 3), Text("purges-lost", 3));

    private static string Text(string name, ulong seed)
    {
        var result = Run(name, seed).Result;
        return string.Join('\n', result.Events.Select(e => e.ToLine()).Concat(result.Series.Select(SeriesFile.Line)));
    }
}
