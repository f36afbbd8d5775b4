using System.Globalization;
using Xunit;

namespace CdnLab.Live.Tests.Rankings;

/// <summary>Three purges of one incident, live and simulated: whoever chooses by the simulator chooses what is best
/// live.</summary>
[Trait("Category", "Live")]
public sealed class RankingTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Seeds, from 1; bench/run-live-ranking.sh takes three.</summary>
    private static readonly int Seeds = int.TryParse(
        Environment.GetEnvironmentVariable("CDNLAB_RANKING_SEEDS"), CultureInfo.InvariantCulture, out var number)
        && number > 0 ? number : 1;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Strategies_Simulated_TradeTimeForLoad(int seed)
    {
        var simulated = new RankedRuns(_folder).Simulate(seed);

        Assert.Equal(
            [
                "everything < steered < letters", "everything < steered < letters",
                "letters < steered < everything", "letters < steered < everything",
            ],
            RankedMeasure.All.Select(measure => measure.Order(simulated)));
    }

    [Fact(Explicit = true)]
    public async Task Strategies_Live_RankAsSimulatedByEveryMeasure()
    {
        var runs = new RankedRuns(_folder);
        var table = new RankingTable();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            table.Add(seed, runs.Simulate(seed), await runs.ReplayAsync(seed));
        }

        table.Lines.ForEach(output.WriteLine);
        if (Environment.GetEnvironmentVariable("CDNLAB_RANKING_RESULTS") is { Length: > 0 } file)
        {
            await File.WriteAllLinesAsync(file, table.Lines);
        }
        Assert.True(table.Unlike.Count == 0, string.Join('\n', table.Unlike));
    }
}
