using CdnLab.Scenarios.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Journal;

public class RunSummarizerTests
{
    [Fact]
    public void Summarize_ThreeBins_TotalsAndPeaksAreThoseOfTheBins()
    {
        var record = Record([],
            Bin(0, requests: 60, looped: 0, wire: 60, origin: 6) with { EdgeRequests = 60, EdgeHits = 54 },
            Bin(1, requests: 60, looped: 15, wire: 600, origin: 12) with { EdgeRequests = 600, EdgeHits = 588 },
            Bin(2, requests: 0));

        var summary = RunSummarizer.Summarize(record);

        Assert.Equal(new RequestCounts(120, 105, 15, 0, 0, 0), summary.Requests);
        Assert.Equal(660, summary.WireRequests);
        // 642 of 660, not the mean of 0.9 and 0.98.
        Assert.Equal(642.0 / 660, summary.Edge.HitRatio!.Value, 12);
        Assert.Equal(10, summary.Edge.PeakRate);
        Assert.Equal(18, summary.Origin.Requests);
        Assert.Equal(0.2, summary.Origin.PeakRate);
        Assert.Equal(0.25, summary.Loops.PeakRatio);
        Assert.Null(summary.Purge);
    }

    [Theory]
    [InlineData(0.9899, 0, 0)]
    [InlineData(0.99, 0, 60)]
    [InlineData(0.5, 1, 60)]
    public void Summarize_BinAtTheEdgeOfOverload_CountsItsSeconds(double utilization, long rejected, double expected)
    {
        var bin = Bin(0) with
        {
            OriginWorkerSeconds = 100, OriginBusySeconds = utilization * 100, OriginRejected = rejected,
        };

        Assert.Equal(expected, RunSummarizer.Summarize(Record([], bin)).Origin.OverloadSeconds);
    }

    [Fact]
    public void Summarize_NoBins_RatiosAreNullAndCountsZero()
    {
        var summary = RunSummarizer.Summarize(Record([]));

        Assert.Null(summary.Edge.HitRatio);
        Assert.Null(summary.Origin.PeakUtilization);
        Assert.Equal(0, summary.Requests.Total);
        Assert.Equal("pass", summary.Verdict);
    }

    [Fact]
    public void Summarize_OneOfTwoExpectationsMissed_VerdictIsFail()
    {
        ExpectationSpec met = new() { Name = "met", Metric = "requests.total", EqualTo = 60 };
        ExpectationSpec missed = new() { Name = "missed", Metric = "purge.calls", AtLeast = 0 };

        var summary = RunSummarizer.Summarize(Record([], Bin(0, requests: 60)), [met, missed]);

        Assert.Equal("fail", summary.Verdict);
        Assert.Equal(
            [new ExpectationResult("met", true, 60, "= 60"), new ExpectationResult("missed", false, null, ">= 0")],
            summary.Expectations);
    }
}
