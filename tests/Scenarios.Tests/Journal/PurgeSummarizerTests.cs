using CdnLab.Scenarios.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Journal;

public class PurgeSummarizerTests
{
    private static readonly PurgeShard[] Shards = [new("a", 3), new("p", 9)];

    [Fact]
    public void Summarize_FinishedPurge_HasCallsAndShardEnds()
    {
        var purge = PurgeSummarizer.Summarize(Record(
        [
            JournalEvents.PurgeStarted(Second(60), "by letter", "soft", 12, Shards),
            JournalEvents.PurgeShardFinished(Second(90), "a", 3, 0),
            JournalEvents.PurgeShardFinished(Second(180), "p", 9, 1),
            JournalEvents.PurgeFinished(Second(181), 14, 1),
        ]))!;

        Assert.Equal(("by letter", "soft", 14, 1), (purge.Strategy, purge.Mode, purge.Calls, purge.Failed));
        Assert.Equal(Second(181), purge.FinishedAt);
        Assert.Equal(
            [new PurgeShardSummary("a", 3, Second(90)), new PurgeShardSummary("p", 9, Second(180))], purge.Shards);
    }

    [Fact]
    public void Summarize_PurgeCutShort_CountsItsFinishedShards()
    {
        var purge = PurgeSummarizer.Summarize(Record(
        [
            JournalEvents.PurgeStarted(Second(60), "by letter", "hard", 12, Shards),
            JournalEvents.PurgeShardFinished(Second(90), "a", 3, 2),
        ]))!;

        Assert.Null(purge.FinishedAt);
        Assert.Equal((3, 2), (purge.Calls, purge.Failed));
        Assert.Null(purge.Shards[1].FinishedAt);
    }
}
