using CdnLab.Model.Purging;
using Xunit;

namespace CdnLab.Model.Tests.Purging;

/// <summary>A purge whose outcomes are reported, and one that is taken up again.</summary>
public sealed class ReportedPurgeTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 11, 34, 0, TimeSpan.Zero);

    [Fact]
    public void Take_WhileACallIsUnderWay_ItsCallerMakesNoOther()
    {
        var run = new PurgeRun(new() { CallsPerSecond = 10 }, [Shard(3)], Start, seed: 1);

        var first = Assert.Single(run.Take(Start));
        Assert.Empty(run.Take(Start.AddSeconds(5)));
        run.Report(first, PurgeCallOutcome.Accepted, Start.AddSeconds(5));

        Assert.Single(run.Take(Start.AddSeconds(5)));
        Assert.Equal(1, run.Settled(0));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    public void Take_AfterAnAnswerBeforeItsInterval_WaitsForTheInterval(int ticks, int expected)
    {
        var run = new PurgeRun(new() { CallsPerSecond = 10 }, [Shard(3)], Start, seed: 1);
        var first = Assert.Single(run.Take(Start));
        run.Report(first, PurgeCallOutcome.Accepted, Start.AddSeconds(0.01));

        Assert.Equal(expected, run.Take(Start.AddSeconds(0.1).AddTicks(ticks)).Count);
        Assert.Equal(expected == 0 ? Start.AddSeconds(0.1) : null, run.Next);
    }

    [Fact]
    public void Take_AfterALongPause_MakesUpForNothing()
    {
        var strategy = new PurgeStrategy { Kind = "paced", Shards = 100, TotalCallsPerSecond = 10 };
        var run = new PurgeRun(strategy, [Shard(1000)], Start, seed: 1);

        Assert.Single(run.Take(Start));
        Assert.Single(run.Take(Start.AddHours(1)));
    }

    [Fact]
    public void Report_FailedForTheLastTime_IsLost()
    {
        var run = new PurgeRun(
            new() { RetriesMax = 1, RetryDelay = TimeSpan.FromSeconds(7) }, [Shard(1)], Start, seed: 1);
        var first = Assert.Single(run.Take(Start));

        Assert.Equal(PurgeCallOutcome.Failed, run.Report(first, PurgeCallOutcome.Failed, Start));
        Assert.Empty(run.Take(Start.AddSeconds(7).AddTicks(-1)));
        var second = Assert.Single(run.Take(Start.AddSeconds(7)));
        Assert.Equal(2, second.Attempt);
        Assert.Equal(PurgeCallOutcome.Lost, run.Report(second, PurgeCallOutcome.Failed, Start.AddSeconds(7)));
        Assert.Equal((1, true), (run.Lost, run.Finished));
    }

    [Fact]
    public void Postpone_OfACall_IsMadeThenAsTheSameAttempt()
    {
        var run = new PurgeRun(new(), [Shard(3)], Start, seed: 1);
        var call = Assert.Single(run.Take(Start));
        run.Postpone(call, Start.AddSeconds(30));

        Assert.Empty(run.Take(Start.AddSeconds(30).AddTicks(-1)));
        var again = Assert.Single(run.Take(Start.AddSeconds(30)));
        Assert.Equal((0, 1), (again.First, again.Attempt));
        run.Report(again, PurgeCallOutcome.Accepted, Start.AddSeconds(31));
        Assert.Equal(1, Assert.Single(run.Take(Start.AddSeconds(31))).First);
    }

    [Fact]
    public void Restore_OfSomeCalls_MakesTheUnconfirmedAndTheRest()
    {
        var strategy = new PurgeStrategy
        {
            CallersPerShard = 3, Limits = new() { BatchMax = 2 }, CallsPerSecond = 1000,
        };
        var run = new PurgeRun(strategy, [Shard(9)], Start, seed: 1);
        run.Restore(
            [
                new(Call(0, 2), PurgeCallOutcome.Accepted, Start), new(Call(2, 2), null, Start),
                new(Call(4, 2), PurgeCallOutcome.Lost, Start),
            ],
            [Start, Start, Start]);

        var calls = Enumerable.Range(0, 100).SelectMany(i =>
        {
            var now = Start.AddSeconds(1 + i);
            var made = run.Take(now);
            foreach (var call in made)
            {
                run.Report(call, PurgeCallOutcome.Accepted, now);
            }
            return made;
        }).ToList();

        Assert.Equal([(2, 2), (6, 2), (8, 1)], calls.Select(c => (c.First, c.Count)).Order());
        Assert.Equal((true, 2, 6), (run.Finished, run.Lost, run.Calls));
    }

    [Theory]
    [InlineData(4, 0.5)]
    [InlineData(0, 0)]
    public void Restore_OfSpentCalls_LeavesWhatIsLeftOfTheQuota(int spent, double seconds)
    {
        var strategy = new PurgeStrategy { Limits = new() { CallsPerHour = 7200, Burst = 4 } };
        var run = new PurgeRun(strategy, [Shard(9)], Start, seed: 1);
        run.Restore([], Enumerable.Repeat(Start, spent));

        Assert.Equal(Start.AddSeconds(seconds), run.Next);
    }

    [Fact]
    public void Restore_BetweenTwoPasses_MakesTheSecond()
    {
        var strategy = new PurgeStrategy { Passes = PurgePasses.Twice, Pause = TimeSpan.FromSeconds(2) };
        var run = new PurgeRun(strategy, [Shard(1)], Start, seed: 1);
        run.Restore([new(Call(0, 1), PurgeCallOutcome.Accepted, Start)], [Start]);

        Assert.Empty(run.Take(Start.AddSeconds(2).AddTicks(-1)));
        Assert.Equal(1, Assert.Single(run.Take(Start.AddSeconds(2))).Pass);
    }

    private static PurgeShard Shard(int keys) => new("a", [.. Enumerable.Range(0, keys).Select(i => $"project/a{i}")]);

    private static PurgeCall Call(int first, int count) => new(0, first, count, Start, 1, default);
}
