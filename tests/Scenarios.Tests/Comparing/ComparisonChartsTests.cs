using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;
using CdnLab.Scenarios.Tests.Charts;
using Xunit;

namespace CdnLab.Scenarios.Tests.Comparing;

public sealed class ComparisonChartsTests
{
    [Theory]
    [InlineData("wide")]
    [InlineData("narrow")]
    public void Draw_CrowdOfPoints_HasALabelForEachAndNoneOnAnother(string name)
    {
        // Ten points in nearly one place, two at the corner, two that are never clean.
        var comparison = Comparison(
            5,
            [
                .. Enumerable.Range(0, 10).Select(i => (3600.0 + i, 1e5 + 900 * i)),
                (0, 10), (0, 11), (1e9, 2e6), (1e9, 2e6),
            ]);
        var layout = name == "wide" ? ChartLayout.Wide : ChartLayout.Narrow;
        var (width, _, texts) = DrawnText.Read(ParetoChart.Draw(comparison, layout, standalone: true));
        var numbers = texts.Where(t => int.TryParse(t.Text, out var n) && n is >= 1 and <= 14 && t.Left > 58).ToList();

        Assert.Equal(Enumerable.Range(1, 14), numbers.Select(t => int.Parse(t.Text)).Distinct().Order());
        Assert.All(texts, text => Assert.InRange(text.Right, 0, width));
        Assert.All(numbers, text => Assert.DoesNotContain(
            texts, other => other != text && text.Overlaps(other)));
    }

    [Fact]
    public void Load_PeakFarAboveTheCapacity_RunsOffTheTopOfTheAxisThatAllShare()
    {
        var chart = ComparisonCharts.Load(Comparison(1, [(60, 10), (60, 20)], peak: 1000));
        var top = ValueScale.For(3, ValueUnit.Count).Max;

        Assert.Equal("1 r0; peak 1,000, runs off the top", chart.Panels[0].Heading);
        Assert.Equal("2 r1; peak 1", chart.Panels[1].Heading);
        Assert.All(chart.Panels, panel => Assert.Equal(top, panel.AtLeast));
        Assert.Equal(top, chart.Panels[0].Layers[0].Samples.Max(s => s.Value));
        Assert.Equal(1, chart.Panels[1].Layers[0].Samples.Max(s => s.Value));
    }

    private static RemedyComparison Comparison(
        double capacity, IReadOnlyList<(double Clean, double Harm)> remedies, double peak = 1) => new()
    {
        Scenario = "sample",
        Title = "Sample",
        At = new(2022, 6, 10, 11, 34, 0, TimeSpan.Zero),
        Horizon = 6 * 3600,
        BinSeconds = 60,
        CapacityRate = capacity,
        ClientRate = 100,
        Command = "cdnlab compare sample",
        Remedies = [.. remedies.Select((_, i) => ($"r{i}", "about"))],
        Seeds = [1],
        Continuations =
        [
            .. remedies.Select((remedy, i) => new Continuation(
                $"r{i}", 1, new() { Clean99 = remedy.Clean, Looped = remedy.Harm },
                [.. Enumerable.Range(-2, 5).Select(bin => new LoadBin(
                    bin * 60, i == 0 && bin == 1 ? peak : 1, 0.5, 1, 0, 0.9, 0))])),
        ],
    };
}
