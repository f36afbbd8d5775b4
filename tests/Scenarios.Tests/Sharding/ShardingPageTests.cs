using System.Globalization;
using System.Text.RegularExpressions;
using CdnLab.Scenarios.Comparing.Output;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Sharding;
using CdnLab.Scenarios.Sharding.Output;
using CdnLab.Scenarios.Tests.Catalog;
using CdnLab.Scenarios.Tests.Charts;
using Xunit;

namespace CdnLab.Scenarios.Tests.Sharding;

/// <summary>docs/purging/sharding.md and its chart against what the command finds in the scenario at its full size.
/// </summary>
public partial class ShardingPageTests
{
    private const double PyShare = 0.080;
    private static readonly string Page = Repository.Read("docs/purging/sharding.md");

    private static readonly ShardingSurvey Survey = ShardingSurvey.Of(
        ScenarioLoader.Load("pypi-json-2022-06-10").Spec!, "letters", null, [4, 8, 26, 52, 64])!;

    [Fact]
    public void Chart_Committed_IsWhatTheCommandDrawsAndNoTextHidesAnother()
    {
        var svg = Repository.Read("docs/purging/sharding.svg");
        var texts = DrawnText.Read(svg).Texts;

        Assert.Equal(ShardingChart.Draw(Survey), svg);
        Assert.All(texts, text => Assert.DoesNotContain(texts, other => other != text && text.Overlaps(other)));
    }

    [Fact]
    public void Page_Letters_AreThoseOfTheCatalogueAtTheCommonPace()
    {
        var rows = LetterRow().Matches(Page);

        Assert.Equal(4, rows.Count);
        Assert.All(rows, row =>
        {
            var pool = Survey.Letters.Pools.Single(p => p.Name == row.Groups["letter"].Value);
            Assert.Equal(
                FormattableString.Invariant(
                    $"{100.0 * pool.Keys / Survey.Letters.Keys:0.0} % | {pool.Keys:#,0} | ")
                    + FormattableString.Invariant($"{pool.Keys / Survey.Letters.Mean:0.00} | ")
                    + FigureText.Time(pool.Keys / Survey.CallsPerSecond),
                row.Groups["rest"].Value);
        });
    }

    [Fact]
    public void Page_Makespans_AreThoseOfTheCommand()
    {
        string Time(TimeSpan time) => FigureText.Time(time.TotalSeconds);

        Assert.All(Survey.Rows, row => Assert.Contains(
            $"| {row.Callers} | {Time(row.Letters)} | {Time(row.Hash)} | {Time(row.OneQueue)} | {Time(row.Bound)} |",
            Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_Sentences_HaveTheFiguresOfTheCommand()
    {
        var (letters, hash, n) = (Survey.Letters, Survey.Hash, Survey.Letters.Keys);
        var py = PyShare * n;
        var bound = BallsInBins.ExpectedMaxBound(n, 26);
        string[] figures =
        [
            $"would still hold {Number(py)} keys, twice the mean of 26 letters",
            $"{Number(py / (n / 676.0))} times the mean of its own kind: "
                + $"{FigureText.Time(py / Survey.CallsPerSecond)} at",
            $"in 26 buckets that is {Number(bound)}, or {Percent(bound / letters.Mean - 1)} above the mean",
            $"come to {Number(hash.Largest.Keys)}, {Percent(hash.Skew - 1)}.",
            $"The largest letter is {Number(100 * (letters.Skew - 1))} % above it",
            $"so 3,500 buckets, the bound is {Number(BallsInBins.ExpectedMaxBound(n, 3500) - 100)} % above the mean",
            $"then it takes {FigureText.Time(Survey.Asked.Makespan.TotalSeconds)} (",
        ];
        var text = Page.ReplaceLineEndings(" ").Replace("[calibration]", "", StringComparison.Ordinal)
            .Replace("((", "(", StringComparison.Ordinal);

        Assert.All(figures, figure => Assert.Contains(figure, text, StringComparison.Ordinal));
    }

    private static string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    [GeneratedRegex(@"^\| (?<letter>[a-z]) \| (?<rest>.*) \|$", RegexOptions.Multiline)]
    private static partial Regex LetterRow();
}
