using CdnLab.Scenarios.Checking;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking.Output;

/// <summary>Answers as comments to a pull request.</summary>
public class MarkdownTests
{
    private static readonly MarkdownPipeline GitHub = new MarkdownPipelineBuilder().UsePipeTables().Build();

    [Theory]
    [InlineData("seed")]
    [InlineData("hostile")]
    [InlineData("safe")]
    [InlineData("suggested")]
    [InlineData("incomplete")]
    public void Write_Answer_HasWholeTablesAndOnlyItsOwnLinksAndTags(string name)
    {
        var page = Markdown.Parse(SampleReports.Write("markdown", SampleReports.Of(name)), GitHub);

        Assert.All(page.Descendants<Table>(), table => Assert.All(
            table.Cast<TableRow>(), row => Assert.Equal(((TableRow)table[0]).Count, row.Count)));
        Assert.All(page.Descendants<LinkInline>(), link => Assert.StartsWith("https://cdnlab.example/docs/checks/", link.Url));
        Assert.All(page.Descendants<HtmlInline>(), tag => Assert.Equal("<!-- -->", tag.Tag));
        Assert.All(page.Descendants<HtmlBlock>(), block => Assert.Matches("^<(details|/details)>", Text(block)));
        Assert.DoesNotContain(page.Descendants<EmphasisInline>(), e => e.DelimiterCount == 1);
        Assert.Equal(name == "safe" || name == "incomplete" ? 0 : 2, page.Descendants<FencedCodeBlock>().Count());
    }

    [Fact]
    public void Write_HostileName_IsShownAsItIs()
    {
        var page = Markdown.Parse(SampleReports.Write("markdown", SampleReports.Of("hostile")), GitHub);

        // In a table GitHub takes the backslash before a stroke away; the reader here leaves it.
        Assert.Contains(
            page.Descendants<CodeInline>().Select(code => code.Content.Replace("\\|", "|", StringComparison.Ordinal)),
            code => code.StartsWith("<b>|`x``y`| [a](javascript:b) ]]> {0} @team #1 *c* _d_ \\ <!-- \"'&\\n", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants<LiteralInline>(), text => text.Content.ToString().Contains("@team"));
    }

    [Theory]
    [InlineData("seed", "### cdnlab check: `json-names` is **unsafe**, 2 found")]
    [InlineData("safe", "### cdnlab check: `plan` is **safe**, proved for this model")]
    [InlineData("unfinished", "### cdnlab check: `plan` is **not proved**: there are more states than were allowed")]
    [InlineData("incomplete", "### cdnlab check: `plan` is **not proved**: part of the configuration was not understood")]
    public void Write_FirstLine_IsTheVerdict(string name, string line) =>
        Assert.StartsWith(line + "\n", SampleReports.Write("markdown", SampleReports.Of(name)), StringComparison.Ordinal);

    [Fact]
    public void Write_VeryMuch_FitsIntoAComment()
    {
        var report = SampleReports.Of("hostile");
        var story = Enumerable.Repeat(report.Findings[0].Story, 100).SelectMany(s => s).ToList();
        var much = report with
        {
            Findings = [.. Enumerable.Repeat(report.Findings[0] with { Story = story }, 1000)],
            Classes = [.. Enumerable.Repeat(report.Classes[0], 1000)],
            Notes = [.. Enumerable.Repeat(SampleReports.Hostile, 1000)],
            Rollbacks = [.. Enumerable.Repeat(new PlanVariant("a", CheckVerdict.Unsafe, SampleReports.Hostile), 1000)],
        };

        var text = SampleReports.Write("markdown", much);

        Assert.InRange(text.Length, 1, 65_536);
        Assert.Contains("And 990 more.", text, StringComparison.Ordinal);
        Assert.Contains("And 980 notes more.", text, StringComparison.Ordinal);
    }

    private static string Text(HtmlBlock block) => block.Lines.ToString();
}
