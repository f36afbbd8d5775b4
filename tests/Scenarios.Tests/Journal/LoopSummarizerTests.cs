using CdnLab.Scenarios.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Journal;

public class LoopSummarizerTests
{
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 1, 2, 2)]
    [InlineData(3, 2, 3, 3)]
    [InlineData(100, 50, 99, 100)]
    [InlineData(101, 51, 100, 101)]
    [InlineData(200, 100, 198, 200)]
    public void Summarize_ProjectsCleanOneASecond_QuantilesAreNearestRanks(int projects, int half, int most, int all)
    {
        var events = Enumerable.Range(1, projects).SelectMany(i => Loop($"p{i}", first: 0, last: i));

        var loops = LoopSummarizer.Summarize(Record(events, Bin(0), Bin(9)));

        Assert.Equal(projects, loops.AffectedProjects);
        Assert.Equal(Second(half), loops.Clean50At);
        Assert.Equal(Second(most), loops.Clean99At);
        Assert.Equal(Second(all), loops.Clean100At);
    }

    [Theory]
    [InlineData(119.999, true)]
    [InlineData(120, false)]
    [InlineData(179, false)]
    public void Summarize_LastLoopAroundTheLastBin_CleanOnlyWhenBeforeIt(double last, bool clean)
    {
        var events = Loop("a", 10, 20).Concat(Loop("b", 10, last));

        var loops = LoopSummarizer.Summarize(Record(events, Bin(0), Bin(1), Bin(2)));

        Assert.Equal(Second(20), loops.Clean50At);
        Assert.Equal(clean ? Second(last) : null, loops.Clean100At);
        Assert.Equal(Second(last), loops.LastAt);
    }

    [Fact]
    public void Summarize_ProjectWithoutLastLoop_ItsFirstLoopCounts()
    {
        var loops = LoopSummarizer.Summarize(Record(Loop("a", 10, 20).Take(1), Bin(0), Bin(9)));

        Assert.Equal(Second(10), loops.FirstAt);
        Assert.Equal(Second(10), loops.LastAt);
        Assert.Equal(Second(10), loops.Clean100At);
    }

    [Fact]
    public void Summarize_SeveralPosts_DetectedByTheFirstThatInvestigates()
    {
        var events = new[]
        {
            JournalEvents.StatusPost(Second(5), "monitoring", "an earlier matter"),
            JournalEvents.StatusPost(Second(30), "investigating", "first"),
            JournalEvents.StatusPost(Second(60), "investigating", "second"),
        };

        Assert.Equal(Second(30), LoopSummarizer.Summarize(Record(events)).DetectedAt);
    }

    [Fact]
    public void Summarize_NoLoops_TimesAreNull()
    {
        var loops = LoopSummarizer.Summarize(Record([], Bin(0, requests: 10)));

        Assert.Equal(new LoopSummary(null, null, null, 0, 0, null, null, null), loops);
    }
}
