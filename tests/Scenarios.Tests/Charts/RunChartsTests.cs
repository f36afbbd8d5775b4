using System.Xml.Linq;
using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Tests.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Charts;

public class RunChartsTests
{
    private static readonly IReadOnlyList<Chart> Incident = Charts(new SyntheticRun().Record);

    public static TheoryData<string, string> Drawings() => new(
        from chart in new[] { "load", "loops", "edge", "latency", "purge" }
        from layout in new[] { "wide", "narrow" }
        select (chart, layout));

    [Theory]
    [MemberData(nameof(Drawings))]
    public void File_Incident_NoTextIsCutOffOrOverlapsAnother(string chart, string layout)
    {
        var (width, height, texts) = DrawnText.Read(Draw(chart, layout));

        Assert.True(texts.Count > 8);
        Assert.All(texts, text => Assert.True(
            text.Left >= 0 && text.Right <= width && text.Top >= 0 && text.Bottom <= height, $"{text} is cut off"));
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.False(texts[i].Overlaps(texts[j]), $"{texts[i]} overlaps {texts[j]}");
        }
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void File_Incident_DeploysAndPurgeAreMarkedAndTheImageHasANameAndADescription(string chart, string layout)
    {
        var root = XDocument.Parse(Draw(chart, layout)).Root!;
        var ids = root.Attribute("aria-labelledby")!.Value.Split(' ');
        var named = root.Elements().Take(2).ToList();
        var text = string.Join('\n', DrawnText.Read(Draw(chart, layout)).Texts.Select(t => t.Text));

        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal(["title", "desc"], named.Select(e => e.Name.LocalName));
        Assert.Equal(ids, named.Select(e => e.Attribute("id")!.Value));
        Assert.All(named, e => Assert.NotEmpty(e.Value));
        Assert.Contains("11:34 purge starts", text);
        Assert.Contains("16:01 purge ends", text);
        if (chart != "purge")
            Assert.Contains("10:47 origin → after\n10:50 edge → after", text);
    }

    [Fact]
    public void Of_LoadByCause_LeavesOutCausesThatNeverHappened()
    {
        Assert.Equal(
            ["missing from the cache", "revalidation", "refill after a purge", "redirect to canonical"],
            Incident[0].Panels[0].Layers.Select(layer => layer.Legend));
    }

    [Fact]
    public void Of_PurgeProgress_TheLastShardIsDrawnLastAndCalledOut()
    {
        var layers = Incident[^1].Panels[0].Layers;

        Assert.Equal("p: 214 keys, done 16:01", layers[^1].Callout);
        Assert.All(layers.SkipLast(1), layer => Assert.True(layer is { Thin: true, Callout: null }));
        Assert.All(layers, layer => Assert.Equal(1, layer.Samples[^1].Value));
    }

    [Fact]
    public void Of_RunWithoutTrouble_HasNoChartOfLoopsOrPurge()
    {
        var record = Record([], Bin(0, 60, 0, 60, 6), Bin(1, 60, 0, 60, 6));

        Assert.Equal(["load", "edge"], Charts(record).Select(chart => chart.Name));
    }

    [Fact]
    public void Of_MoreBinsThanCanBeDrawn_AveragesNeighbours()
    {
        var bins = Enumerable.Range(0, 1443).Select(i => Bin(i, 60, 0, i % 3 == 0 ? 180 : 0, 6)).ToArray();

        var wire = Charts(Record([], bins)).First(c => c.Name == "edge").Panels[0].Layers[0].Samples;

        Assert.Equal(481, wire.Count);
        Assert.All(wire, sample => Assert.Equal(1, sample.Value!.Value, 9));
    }

    private static IReadOnlyList<Chart> Charts(RunRecord record) =>
        RunCharts.Of(record, RunSummarizer.Summarize(record));

    private static string Draw(string chart, string layout) => ChartWriter.File(
        Incident.Single(c => c.Name == chart), layout == "wide" ? ChartLayout.Wide : ChartLayout.Narrow);
}
