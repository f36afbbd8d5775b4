using System.Xml.Linq;
using CdnLab.Scenarios.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Reports;

public class EscapingTests
{
    private const string Hostile = "<script>alert(1)</script>|`*_[x](y)&\"'\n# \u0001";

    private static readonly RunRecord Attack = new(
        Header(new ExpectationSpec { Name = Hostile, Metric = "requests.total", AtLeast = 1 }) with
        {
            Scenario = Hostile, Title = Hostile, Story = Hostile, Version = Hostile, Commit = Hostile, Mode = Hostile,
            Sources = [Hostile], Pops = [Hostile], Shield = Hostile, Options = new() { ["set"] = Hostile },
        },
        [
            JournalEvents.Phase(Second(1), Hostile),
            JournalEvents.DeployOrigin(Second(60), Hostile, Hostile),
            JournalEvents.DeployEdge(Second(60), Hostile, Hostile, Hostile),
            JournalEvents.Fault(Second(61), Hostile, Hostile),
            JournalEvents.Mix(Second(62), 1, [KeyValuePair.Create(Hostile, 1.0)]),
            JournalEvents.LoopFirst(
                Second(70), Hostile, true, Hostile, Hostile, Hostile, 51,
                [new(Hostile, Hostile, 301, Hostile, 1, Hostile, Hostile, Hostile, Noon)]),
            JournalEvents.PurgeStarted(Second(120), Hostile, Hostile, 1, [new(Hostile, 1), new("b", 1), new("c", 1)]),
            JournalEvents.PurgeShardFinished(Second(130), Hostile, 1, 0),
            JournalEvents.StatusPost(Second(140), Hostile, Hostile),
            JournalEvents.ExchangeTable(
                Second(150), Hostile, [new(Hostile, Hostile, 200, Hostile, Hostile, 1, Hostile)]),
        ],
        [Bin(0, 60, 0, 60, 6), Bin(1, 60, 6, 600, 6), Bin(2, 60, 6, 600, 60)]);

    [Fact]
    public void Html_HostileData_IsOnlyEverText()
    {
        var html = ReportText.Html(Attack);
        // Everything but the doctype and the void elements is XML, so a stray bracket would not parse.
        var begin = html.IndexOf("<main>", StringComparison.Ordinal);
        var end = html.IndexOf("</body>", StringComparison.Ordinal);
        var main = XDocument.Parse(html[begin..end].Replace("<wbr>", ""));

        Assert.DoesNotContain("<script", html);
        Assert.Empty(main.Descendants("script"));
        Assert.Contains("alert(1)", main.Root!.Value);
    }

    [Fact]
    public void Markdown_HostileData_BreaksNoTableAndBeginsNoMarkup()
    {
        var lines = ReportText.Markdown(Attack).Split('\n');

        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('|') && lines[i - 1].StartsWith('|'))
                Assert.Equal(Cells(lines[i - 1]), Cells(lines[i]));
        }
        var prose = lines.Where(line => !line.Contains('`'));
        Assert.All(prose, line => Assert.DoesNotContain("<script", line.Replace("\\<", "")));
        Assert.Single(
            lines.TakeWhile(line => line != "## How to repeat it"),
            line => line.StartsWith("# ", StringComparison.Ordinal));
    }

    private static int Cells(string line) => line.Replace("\\\\", "").Replace("\\|", "").Count(c => c == '|');
}
