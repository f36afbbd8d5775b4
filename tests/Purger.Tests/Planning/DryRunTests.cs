using System.Text.Json;
using CdnLab.Scenarios.Cli;

namespace CdnLab.Purger.Tests.Planning;

/// <summary>A dry run tells the plan and does nothing.</summary>
public sealed class DryRunTests
{
    [Theory]
    [InlineData("letters:hard")]
    [InlineData("all")]
    [InlineData("twice:hard")]
    public async Task DryRun_OfAnyStrategy_SendsNothingAndWritesNothing(string strategy)
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();

        var code = await purger.PurgeAsync(
            stub, purger.Keys(30), strategy, "--dry-run", "--health", stub.Url + "health", "--verify", "all",
            "--front", stub.Url.ToString(), "--path", "/{name}");

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        Assert.Empty(stub.Requests);
        Assert.False(Directory.Exists(purger.Out));
        Assert.Contains("dry run: nothing was sent", purger.Output);
    }

    [Fact]
    public async Task DryRun_OfAScenario_TellsObjectsCallsAndTheAffected()
    {
        using var purger = new PurgerUnderTest();

        var code = await purger.RunAsync(
            "healthy", "--scale", "0.01", "--strategy", "hash:shards=4:hard:batch_max=100", "--dry-run",
            "--format", "json");

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        var plan = JsonDocument.Parse(purger.Output).RootElement;
        var shards = plan.GetProperty("shards").EnumerateArray().ToList();
        Assert.Equal(4, shards.Count);
        foreach (var figure in (string[])["objects", "affected", "calls"])
        {
            Assert.Equal(plan.GetProperty(figure).GetInt32(), shards.Sum(s => s.GetProperty(figure).GetInt32()));
        }
        Assert.Equal((500, 70), (plan.GetProperty("objects").GetInt32(), plan.GetProperty("affected").GetInt32()));
        Assert.Equal(
            shards.Sum(s => (s.GetProperty("objects").GetInt32() + 99) / 100), plan.GetProperty("calls").GetInt32());
    }

    [Theory]
    [InlineData("hash:shards=1:hard:calls_per_second=10", 9.9, 10.1)]
    [InlineData("hash:shards=1:hard:calls_per_second=10:batch_max=10", 0.9, 1.1)]
    [InlineData("hash:shards=1:hard:calls_per_second=10:calls_per_hour=3600", 98, 101)]
    [InlineData("twice:shards=1:hard:calls_per_second=10", 19.9, 20.1)]
    [InlineData("paced:hard:total_calls_per_second=50", 1.9, 2.1)]
    public async Task DryRun_ByPaceAndQuota_TellsHowLongItTakes(string strategy, double least, double most)
    {
        using var purger = new PurgerUnderTest();

        await purger.RunAsync("--keys", purger.Keys(100), "--strategy", strategy, "--dry-run", "--format", "json");

        var plan = JsonDocument.Parse(purger.Output).RootElement;
        Assert.InRange(plan.GetProperty("seconds").GetDouble(), least, most);
        Assert.Equal(JsonValueKind.Null, plan.GetProperty("affected").ValueKind);
    }
}
