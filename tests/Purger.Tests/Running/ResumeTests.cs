using CdnLab.Scenarios.Cli;

namespace CdnLab.Purger.Tests.Running;

/// <summary>A purge that is broken off and taken up again.</summary>
public sealed class ResumeTests
{
    private const string Fast = ":calls_per_second=1000:calls_per_hour=1000000:burst=1000:retry_delay=0.05";

    [Theory]
    [InlineData("hash:shards=3:hard:batch_max=4")]
    [InlineData("stealing:hard:callers_per_shard=4")]
    [InlineData("coldest:shards=5:hard:batch_max=7")]
    public async Task Resume_AfterInterruption_PurgesTheRestAndNothingTwice(string strategy)
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        var keys = purger.Keys(120);
        stub.Script = call => call == 9 ? context => StopAsync(purger, context) : null;

        var first = await purger.PurgeAsync(stub, keys, strategy + Fast);
        var before = stub.Keys.Count;
        Assert.Equal(ExitCode.Interrupted, first);
        Assert.InRange(before, 1, 119);
        Assert.Contains("--resume", purger.Error);

        using var again = new PurgerUnderTest();
        Directory.Move(purger.Out, again.Out);
        var second = await again.PurgeAsync(stub, keys, strategy + Fast, "--resume");

        Assert.Equal((ExitCode.Pass, ""), (second, again.Error));
        Assert.Equal(File.ReadAllLines(keys).Order(), stub.Keys.Distinct().Order());
        Assert.Equal(120, stub.Keys.Count);
    }

    [Fact]
    public async Task Resume_BetweenTheTwoPasses_MakesTheSecondOnly()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        var keys = purger.Keys(6);
        stub.Script = call => call == 6 ? async context =>
        {
            await PurgeApiStub.Status(200)(context);
            purger.Stop.Cancel();
        }
        : null;
        await purger.PurgeAsync(stub, keys, "twice:hard:shards=2:pause=3" + Fast);
        Assert.Equal(5, stub.Keys.Count);

        using var again = new PurgerUnderTest();
        Directory.Move(purger.Out, again.Out);
        await again.PurgeAsync(stub, keys, "twice:hard:shards=2:pause=0.1" + Fast, "--resume");

        Assert.Equal((11, 12), (stub.Keys.Count, stub.Requests.Count));
        Assert.All(stub.Keys.GroupBy(k => k).Select(g => g.Count()).Order().Skip(1), count => Assert.Equal(2, count));
    }

    [Fact]
    public async Task Resume_OfAFinishedPurge_SendsNothing()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        await purger.PurgeAsync(stub, purger.Keys(5), "letters:hard" + Fast);

        var code = await purger.PurgeAsync(stub, purger.Keys(5), "letters:hard" + Fast, "--resume");

        Assert.Equal((ExitCode.Pass, 5), (code, stub.Requests.Count));
    }

    [Fact]
    public async Task Resume_QuotaSpentBefore_IsSpentStill()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        var keys = purger.Keys(9);
        const string Strategy = "hash:shards=1:hard:calls_per_second=1000:calls_per_hour=7200:burst=4:retry_delay=0.05";
        stub.Script = call => call == 4 ? context => StopAsync(purger, context) : null;
        await purger.PurgeAsync(stub, keys, Strategy);

        using var again = new PurgerUnderTest();
        Directory.Move(purger.Out, again.Out);
        await again.PurgeAsync(stub, keys, Strategy, "--resume");

        // Six calls are left and nothing of the burst: with a full bucket it would take one second.
        Assert.Equal(9, stub.Keys.Distinct().Count());
        Assert.InRange(again.Summary.GetProperty("seconds").GetDouble(), 2, 30);
    }

    [Fact]
    public async Task Purge_WhileThePauseFileIsThere_MakesNoCall()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        var pause = Path.Combine(purger.Out, "pause");
        Directory.CreateDirectory(purger.Out);
        var seen = 0;
        stub.Script = call => call == 3 ? async context =>
        {
            await File.WriteAllTextAsync(pause, "");
            _ = Task.Delay(TimeSpan.FromSeconds(0.6), TimeProvider.System).ContinueWith(
                _ =>
                {
                    seen = stub.Requests.Count;
                    File.Delete(pause);
                },
                TaskScheduler.Default);
            await PurgeApiStub.Status(500)(context);
        }
        : null;

        var code = await purger.PurgeAsync(stub, purger.Keys(30), "hash:shards=1:hard" + Fast);

        Assert.Equal((ExitCode.Pass, 3), (code, seen));
        Assert.Contains($"paused by {pause}", purger.Error);
        Assert.Equal(30, stub.Keys.Count);
    }

    private static Task StopAsync(PurgerUnderTest purger, Microsoft.AspNetCore.Http.HttpContext context)
    {
        purger.Stop.Cancel();
        return PurgeApiStub.Status(500)(context);
    }
}
