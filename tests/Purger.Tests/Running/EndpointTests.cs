using CdnLab.Scenarios.Cli;

namespace CdnLab.Purger.Tests.Running;

/// <summary>A purge API that does not do as it is told.</summary>
public sealed class EndpointTests
{
    private const string Fast =
        ":calls_per_second=1000:calls_per_hour=1000000:burst=1000:retry_delay=0.05:retries_max=2";

    [Fact]
    public async Task Purge_QuotaOfTheApiIsUsedUp_WaitsAsAskedAndPurgesEachOnce()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        (stub.CallsMax, stub.RetryAfter) = (15, 1);

        var code = await purger.PurgeAsync(stub, purger.Keys(40), "hash:shards=4:hard" + Fast);

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        Assert.Equal((40, 40), (stub.Keys.Count, stub.Keys.Distinct().Count()));
        Assert.InRange(purger.Summary.GetProperty("throttled").GetInt32(), 2, 12);
        Assert.InRange(purger.Summary.GetProperty("seconds").GetDouble(), 2, 20);
    }

    [Fact]
    public async Task Purge_ApiAsksToWaitForHours_StopsAndSaysHowLong()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        stub.Script = _ => PurgeApiStub.Status(429, "", "Retry-After: 7200");

        var code = await purger.PurgeAsync(stub, purger.Keys(40), "hash:shards=2:hard" + Fast);

        Assert.Equal((ExitCode.Fail, 2), (code, stub.Requests.Count));
        Assert.Contains("asks to wait 7200 s", purger.Error);
        Assert.Contains("--resume", purger.Error);
    }

    [Fact]
    public async Task Purge_ApiPutsEverythingOff_BacksOffAndStops()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        stub.Script = _ => PurgeApiStub.Status(429);

        var code = await purger.PurgeAsync(stub, purger.Keys(9), "hash:shards=1:hard" + Fast, "--wait-max", "0.05");

        Assert.Equal((ExitCode.Fail, 11), (code, stub.Requests.Count));
        Assert.Contains("put calls off 11 times in a row", purger.Error);
        Assert.Empty(stub.Keys);
    }

    [Fact]
    public async Task Purge_SomeCallsFail_TriesThemAgainAndLosesNone()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        stub.Script = call => call % 4 == 0 ? PurgeApiStub.Status(500, "oops") : null;

        var code = await purger.PurgeAsync(stub, purger.Keys(40), "hash:shards=4:hard:batch_max=3" + Fast);

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        Assert.Equal((40, 40), (stub.Keys.Count, stub.Keys.Distinct().Count()));
        Assert.InRange(purger.Summary.GetProperty("failures").GetInt32(), 3, 20);
    }

    [Fact]
    public async Task Purge_KeysThatAlwaysFail_AreListedAsLostAfterTheirRetries()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        stub.Script = _ => PurgeApiStub.Status(503, "no backend");

        var code = await purger.PurgeAsync(stub, purger.Keys(3), "hash:shards=1:hard" + Fast);

        Assert.Equal((ExitCode.Fail, 9), (code, stub.Requests.Count));
        Assert.Equal(
            File.ReadAllLines(purger.Keys(3)), File.ReadAllLines(Path.Combine(purger.Out, "lost.txt")).Order());
        Assert.Contains("0 of 3 keys purged, 3 lost", purger.Output);
        Assert.Contains("503 Service Unavailable no backend", purger.Output);
    }

    [Fact]
    public async Task Purge_CallThatIsRefused_IsLostWithoutARetry()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        stub.Script = call => call == 2 ? PurgeApiStub.Status(400, "bad key") : null;

        var code = await purger.PurgeAsync(stub, purger.Keys(5), "hottest:shards=1:hard" + Fast);

        Assert.Equal((ExitCode.Fail, 5), (code, stub.Requests.Count));
        Assert.Equal(["project/p1"], File.ReadAllLines(Path.Combine(purger.Out, "lost.txt")));
    }

    [Fact]
    public async Task Purge_ApiThatNeverAnswers_TimesOutAndTellsSo()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        stub.Script = _ => PurgeApiStub.Never;

        var code = await purger.PurgeAsync(stub, purger.Keys(2), "hash:shards=2:hard" + Fast, "--timeout", "0.1");

        Assert.Equal((ExitCode.Fail, 6), (code, stub.Requests.Count));
        Assert.Contains("no answer within 0.1 s", purger.Output);
    }

    [Fact]
    public async Task Purge_NobodyListens_TellsSo()
    {
        using var purger = new PurgerUnderTest();
        var stub = await PurgeApiStub.StartAsync();
        await stub.DisposeAsync();

        var code = await purger.RunAsync(
            "--keys", purger.Keys(2), "--strategy", "hash:shards=2:hard" + Fast, "--target", "fastly", "--service", "s",
            "--endpoint", "http://127.0.0.1:9");

        Assert.Equal(ExitCode.Fail, code);
        Assert.Contains("refused", purger.Output);
    }

    [Fact]
    public async Task Purge_TokenRefused_StopsAtOnceAndGoesOnWithTheRightOne()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest { Token = "another" };
        var keys = purger.Keys(50);

        var code = await purger.PurgeAsync(stub, keys, "hash:shards=3:hard" + Fast);

        Assert.Equal(ExitCode.Fail, code);
        Assert.InRange(stub.Requests.Count, 1, 3);
        Assert.Contains("refuses the token: 401", purger.Error);
        Assert.False(File.Exists(Path.Combine(purger.Out, "lost.txt")));

        purger.Token = PurgeApiStub.Token;
        Assert.Equal(ExitCode.Pass, await purger.PurgeAsync(stub, keys, "hash:shards=3:hard" + Fast, "--resume"));
        Assert.Equal((50, 50), (stub.Keys.Count, stub.Keys.Distinct().Count()));
    }

    [Fact]
    public async Task Purge_MostCallsFail_StopsBeforeItLosesTheRest()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        stub.Script = call => call > 10 ? PurgeApiStub.Status(500, "down") : null;

        var code = await purger.PurgeAsync(
            stub, purger.Keys(200), "hash:shards=2:hard:retry_delay=60" + Fast.Replace(":retry_delay=0.05", ""));

        Assert.Equal(ExitCode.Fail, code);
        Assert.InRange(stub.Requests.Count, 20, 26);
        Assert.Contains("of the last 20 calls failed, the last with: 500", purger.Error);
        Assert.Equal(0, purger.Summary.GetProperty("lost").GetArrayLength());
    }
}
