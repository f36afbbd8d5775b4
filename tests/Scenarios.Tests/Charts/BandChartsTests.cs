using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Tests.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Charts;

/// <summary>Charts of several seeds.</summary>
public class BandChartsTests
{
    private static readonly IReadOnlyList<Chart> Several = RunCharts.Of(
        SyntheticSeeds.First, RunSummarizer.Summarize(SyntheticSeeds.First), SyntheticSeeds.Ensemble);

    public static TheoryData<string, string> Drawings() => new(
        from chart in Several.Select(c => c.Name)
        from layout in new[] { "wide", "narrow" }
        select (chart, layout));

    [Theory]
    [MemberData(nameof(Drawings))]
    public void File_SeveralSeeds_NoTextIsCutOffOrOverlapsAnother(string chart, string layout)
    {
        var (width, height, texts) = DrawnText.Read(Draw(chart, layout));

        Assert.All(texts, text => Assert.True(
            text.Left >= 0 && text.Right <= width && text.Top >= 0 && text.Bottom <= height, $"{text} is cut off"));
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.False(texts[i].Overlaps(texts[j]), $"{texts[i]} overlaps {texts[j]}");
        }
    }

    [Theory]
    [InlineData("load", 2)]
    [InlineData("loops", 3)]
    [InlineData("edge", 3)]
    [InlineData("latency", 2)]
    [InlineData("purge", 0)]
    public void Of_SeveralSeeds_EveryLineOfTheSeriesHasItsBand(string chart, int bands)
    {
        var layers = Several.Single(c => c.Name == chart).Panels.SelectMany(p => p.Layers).ToList();

        Assert.Equal(bands, layers.Count(layer => layer.Kind == LayerKind.Band));
        Assert.All(layers.Where(l => l.Kind == LayerKind.Band), band => Assert.All(
            band.Samples.Zip(band.Lower!), bin => Assert.True(bin.First.Value >= bin.Second.Value)));
        Assert.Equal(bands > 0, Several.Single(c => c.Name == chart).Title.Contains(": median of 8 seeds"));
    }

    [Fact]
    public void File_SeveralSeeds_BandsLieBehindEveryLine()
    {
        var elements = Draw("loops", "wide").Split('\n')
            .Where(line => line.StartsWith("<path", StringComparison.Ordinal))
            .Select(line => line.Contains("fill-opacity", StringComparison.Ordinal) ? "band" : "line");

        Assert.Equal(["band", "band", "line", "line", "band", "line"], elements);
    }

    [Fact]
    public void Range_BinWithoutAValue_InterruptsTheBand()
    {
        double?[] upper = [4, 4, null, 4, 4];
        var layer = new Layer(
            LayerKind.Band, Ink.Blue, [.. upper.Select((v, i) => new Sample(Second(i), v))], null,
            Lower: [.. upper.Select((v, i) => new Sample(Second(i), v - 1))]);

        var path = LayerPath.Range(layer, at => (at - Noon).TotalSeconds, value => value);

        Assert.Equal("M0 4L1 4L1 3L0 3ZM3 4L4 4L4 3L3 3Z", path);
    }

    [Fact]
    public void Of_OnlyAnotherSeedLoops_TheLoopsAreDrawn()
    {
        var quiet = Record([], Bin(0, 60, 0, 60, 6));
        var bands = SeriesBands.Of([quiet.Series, [Bin(0, 60, 6, 60, 6)]]);

        var charts = RunCharts.Of(quiet, RunSummarizer.Summarize(quiet), new RunEnsemble(bands, []));

        Assert.Contains("loops", charts.Select(c => c.Name));
    }

    private static string Draw(string chart, string layout) => ChartWriter.File(
        Several.Single(c => c.Name == chart), layout == "wide" ? ChartLayout.Wide : ChartLayout.Narrow);
}
