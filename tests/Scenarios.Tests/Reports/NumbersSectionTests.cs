using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Reports;

public class NumbersSectionTests
{
    [Theory]
    [InlineData(Change.Higher, Change.Flat, "raised edge traffic and left origin load flat")]
    [InlineData(Change.Higher, Change.Higher, "raised edge traffic, and origin load rose with it")]
    [InlineData(Change.Higher, Change.Lower, "raised edge traffic while origin load fell")]
    [InlineData(Change.Flat, Change.Flat, "did not raise edge traffic, and origin load stayed flat")]
    [InlineData(Change.Lower, Change.Higher, "did not raise edge traffic, yet origin load rose")]
    internal void LoopVerdict_Changes_SaysWhatTheyAre(Change wire, Change origin, string expected)
    {
        Assert.Contains(expected, NumbersSection.LoopVerdict(new(1, 1, wire), new(1, 1, origin)));
    }

    [Theory]
    [InlineData(Change.Higher, Change.Flat, "Only the purge loaded the origin.")]
    [InlineData(Change.Higher, Change.Higher, "The purge loaded the origin, and so did the loop.")]
    [InlineData(Change.Flat, Change.Flat, "The purge did not load the origin beyond what it carried before.")]
    internal void PurgeVerdict_Changes_SaysWhoLoadedTheOrigin(Change purge, Change loop, string expected)
    {
        Assert.Equal(expected, NumbersSection.PurgeVerdict(new(1, 1, purge), new(1, 1, loop)));
    }

    // Before 100 a bin of 60 s; while looping 300 on the wire; the origin as given.
    [Theory]
    [InlineData(1000, "**The loop raised edge traffic and left origin load flat.**", "**Only the purge loaded")]
    [InlineData(2000, "**The loop raised edge traffic, and origin load rose with it.**", "and so did the loop.**")]
    public void Write_TheSameRunWithAnotherOriginLoad_SaysTheOpposite(long originInLoop, string loop, string purge)
    {
        var record = Record(
            [
                JournalEvents.DeployOrigin(Second(60), "a", "b"),
                JournalEvents.DeployEdge(Second(60), "ams", "a", "b"),
                JournalEvents.PurgeStarted(Second(120), "all", "hard", 1, [new("all", 1)]),
                JournalEvents.PurgeFinished(Second(180), 1, 0),
                .. Loop("X", 70, 130),
            ],
            Bin(0, 1000, 0, 1000, 1000), Bin(1, 1000, 100, 3000, originInLoop), Bin(2, 1000, 50, 2000, 5000), Bin(3));

        var text = ReportText.Markdown(record);

        Assert.Contains(loop, text);
        Assert.Contains(purge, text);
        Assert.Contains("3.00 times its rate before the deploys (16.7 → 50.0 requests/s)", text);
        Assert.Contains("5.00 times its rate before the deploys (16.7 → 83.3 requests/s)", text);
    }
}
