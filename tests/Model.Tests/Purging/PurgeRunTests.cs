using CdnLab.Model.Purging;
using CdnLab.Model.Randomness;
using Xunit;

namespace CdnLab.Model.Tests.Purging;

public sealed class PurgeRunTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 11, 34, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    public void Advance_AroundSecondCall_MakesItWhenDue(int ticks, int expected)
    {
        var run = new PurgeRun(new() { CallsPerSecond = 4 }, [Shard("a", 3)], Start, seed: 1);

        var calls = run.Advance(Start + TimeSpan.FromSeconds(0.25) + TimeSpan.FromTicks(ticks));

        Assert.Equal(expected, calls.Count);
    }

    [Fact]
    public void Advance_InOneStepOrMany_MakesTheSameCalls()
    {
        var strategy = new PurgeStrategy
        {
            CallsPerSecond = 2,
            FailureRatio = 0.4,
            RetryDelay = TimeSpan.FromSeconds(7),
        };
        PurgeShard[] shards = [Shard("a", 40), Shard("b", 11), Shard("c", 1)];
        var whole = new PurgeRun(strategy, shards, Start, seed: 5);
        var steps = new PurgeRun(strategy, shards, Start, seed: 5);

        var inOne = whole.Advance(Start.AddMinutes(10));
        var inMany = Enumerable.Range(0, 6001).SelectMany(i => steps.Advance(Start.AddSeconds(i * 0.1))).ToList();

        Assert.Equal(Sorted(inOne), Sorted(inMany));
        Assert.True(whole.Finished && steps.Finished);
    }

    [Fact]
    public void Advance_EveryCallFails_LosesEachKeyAfterTheLastRetry()
    {
        var strategy = new PurgeStrategy
        {
            CallsPerSecond = 1,
            FailureRatio = 1,
            RetriesMax = 3,
            RetryDelay = TimeSpan.FromSeconds(180),
        };
        var run = new PurgeRun(strategy, [Shard("a", 2)], Start, seed: 1);

        run.Advance(Start.AddSeconds(1 + 3 * 180).AddTicks(-1));
        Assert.Equal((1, false), (run.Lost, run.Finished));

        run.Advance(Start.AddSeconds(1 + 3 * 180));
        Assert.Equal((2, true, 8), (run.Lost, run.Finished, run.Calls));
    }

    [Fact]
    public void Advance_PurgeOfEverything_IsOneCallWithoutKey()
    {
        var run = new PurgeRun(new() { Kind = "all" }, [new("all", [])], Start, seed: 1);

        var call = Assert.Single(run.Advance(Start));

        Assert.Empty(run.KeysOf(call));
        Assert.True(run.Finished);
    }

    [Fact]
    public void Settled_LettersAtOnePace_FinishInOrderOfTheirSize()
    {
        var run = new PurgeRun(new() { CallsPerSecond = 3.2 }, [Shard("d", 930), Shard("p", 1380)], Start, seed: 1);

        run.Advance(Start.AddSeconds(929 / 3.2));

        Assert.Equal((true, false, 930), (run.ShardFinished(0), run.ShardFinished(1), run.Settled(1)));
    }

    [Fact]
    public void Advance_ShardWithAPaceOfItsOwn_KeepsToIt()
    {
        var strategy = new PurgeStrategy
        {
            CallsPerSecond = 4,
            CallsPerSecondByShard = new Dictionary<string, double> { ["p"] = 0.5 },
        };
        var run = new PurgeRun(strategy, [Shard("d", 9), Shard("p", 9)], Start, seed: 1);

        run.Advance(Start.AddSeconds(2));
        Assert.Equal((true, 9, 2), (run.ShardFinished(0), run.Settled(0), run.Settled(1)));

        run.Advance(Start.AddSeconds(16).AddTicks(-1));
        Assert.False(run.ShardFinished(1));
        run.Advance(Start.AddSeconds(16));
        Assert.True(run.ShardFinished(1));
    }

    [Fact]
    public void Begin_PaceOfAShardIsNone_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PurgeRun(
        new() { CallsPerSecondByShard = new Dictionary<string, double> { ["a"] = 0 } },
        [Shard("a", 1)],
        Start,
        seed: 1));

    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    public void FailsAtFirst_KeysOfALength_IsTheDrawOfTheKeyAlone(int length)
    {
        var strategy = new PurgeStrategy { FailureRatio = 0.5 };
        var keys = Enumerable.Range(0, 64).Select(i => $"{i}".PadLeft(length, 'k')).ToList();

        Assert.Equal(
            keys.Select(key => new RandomStream(7, $"purge/{key}/1").NextChance(0.5)),
            keys.Select(key => PurgeRun.FailsAtFirst(strategy, key, seed: 7)));
    }

    private static PurgeShard Shard(string name, int keys) =>
        new(name, [.. Enumerable.Range(0, keys).Select(i => $"project/{name}{i}")]);

    private static IEnumerable<PurgeCall> Sorted(IEnumerable<PurgeCall> calls) =>
        calls.OrderBy(c => c.Due).ThenBy(c => c.Shard).ThenBy(c => c.First);
}
