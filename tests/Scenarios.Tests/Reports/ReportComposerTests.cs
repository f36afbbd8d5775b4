using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Tests.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Reports;

public class ReportComposerTests
{
    [Fact]
    public void Compose_Incident_HasEverySection()
    {
        Assert.Equal(
            [
                "Summary", "Impact in numbers", "Timeline", "Before and after, exchange by exchange", "Cause",
                "What the numbers say", "Plots", "Expectations", "What would have prevented it", "How to repeat it",
                "Sources",
            ],
            ReportText.Headings(new SyntheticRun().Record));
    }

    [Fact]
    public void Compose_HealthyRun_TellsNothingOfLoopsPurgesOrNulls()
    {
        var record = Record([], Bin(0, 60, 0, 60, 6), Bin(1, 60, 0, 60, 6));

        Assert.Equal(["Summary", "The run in numbers", "Plots", "How to repeat it"], ReportText.Headings(record));
        foreach (var text in new[] { ReportText.Markdown(record), ReportText.Html(record) })
        {
            Assert.Contains("Nothing looped.", text);
            Assert.DoesNotContain("urge", text);
            Assert.DoesNotContain("null", text);
            Assert.DoesNotContain("NaN", text);
            Assert.DoesNotContain("Redirect loops", text);
        }
    }

    [Theory]
    [InlineData("live", true)]
    [InlineData("simulated", false)]
    public void Compose_ScaledRun_SaysWhatTheCountsAreOfAndWhatTheMachineAdds(string mode, bool machine)
    {
        var record = Record([], Bin(0, 60, 0, 60, 6));
        var header = record.Header with { Mode = mode, Options = new() { ["speed"] = 360.0, ["scale"] = 0.004 } };

        var text = ReportText.Markdown(record with { Header = header });

        Assert.Contains("0.4 % of the scenario", text.Replace('\u00a0', ' '));
        Assert.Contains("Counts and rates are of that share", text);
        Assert.Equal(machine, text.Contains("one real millisecond counts as 0.36 s", StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_RunWithoutASingleBin_StillGivesAReport()
    {
        Assert.Contains("cut short", ReportText.Markdown(Record([])));
    }

    [Fact]
    public void Compose_RunWithoutVerdict_SaysThatItWasCutShort()
    {
        var record = Record([], Bin(0, 60, 0, 60, 6));
        var whole = record with { Events = [JournalEvents.Verdict(Second(60), "pass")] };

        Assert.Contains("cut short at 12:01 UTC", ReportText.Markdown(record));
        Assert.DoesNotContain("cut short", ReportText.Markdown(whole));
    }

    [Fact]
    public void Compose_StoredAfterTheEdgeDeploy_BlamesTheOrderOfDeploys()
    {
        LoopHop hop = new("/pypi/X/json", "/pypi/x/json", 301, "/pypi/X/json", 5, "hit", "before", "after", Second(90));
        var record = Record(
            [
                JournalEvents.DeployEdge(Second(60), "ams", "before", "after"),
                JournalEvents.LoopFirst(Second(95), "X", true, "/pypi/X/json", "ams", "curl", 51, [hop, hop]),
            ],
            Bin(0, 60), Bin(1, 60, 1), Bin(2, 60));

        var text = ReportText.Markdown(record);

        Assert.Contains("That was 30 s after the edge deploy of 12:01", text.Replace('\u00a0', ' '));
        Assert.Contains("**Deploy the origin before the edge.**", text);
        Assert.DoesNotContain("before the edge switch", text);
    }

    [Theory]
    [InlineData("live", "dotnet run --project lab/AppHost -- small --once --seed 7 --speed 120")]
    [InlineData("simulated", "cdnlab simulate small --seed 7 --speed 120")]
    public void Compose_Options_AreInTheCommandThatRepeatsTheRun(string mode, string command)
    {
        var header = Header() with { Mode = mode, Options = new() { ["speed"] = 120, ["once"] = true } };

        Assert.Contains($"```\n{command}\n```", ReportText.Markdown(new(header, [], [Bin(0, 5)])));
    }
}
