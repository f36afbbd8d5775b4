using CdnLab.Purger.Health;
using CdnLab.Scenarios.Cli;
using CdnLab.Testing;

namespace CdnLab.Purger.Tests.Running;

/// <summary>A purge that follows the origin's load.</summary>
public sealed class HealthTests
{
    private const string Fast = ":calls_per_second=1000:calls_per_hour=1000000:burst=1000";

    [Fact]
    public async Task Purge_OriginIsUnwell_WaitsUntilItIsWell()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        var looks = 0;
        var callsAtLooks = new List<int>();
        await using var origin = new ScriptedOrigin(_ =>
        {
            callsAtLooks.Add(stub.Requests.Count);
            return ScriptedResponse.Of(Interlocked.Increment(ref looks) <= 3 ? 503 : 200);
        });

        var code = await purger.PurgeAsync(
            stub, purger.Keys(30), "hash:shards=2:hard" + Fast, "--health", origin.Url.ToString(),
            "--health-every", "0.1");

        Assert.Equal((ExitCode.Pass, 30), (code, stub.Keys.Count));
        Assert.Equal([0, 0, 0, 0], callsAtLooks.Take(4));
    }

    [Fact]
    public async Task Purge_OriginIsBusy_SlowsDown()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        var looks = 0;
        await using var origin = new ScriptedOrigin(_ => ScriptedResponse.Of(
            200, Interlocked.Increment(ref looks) <= 8 ? """{"utilization": 0.95}""" : """{"utilization": 0.1}"""));

        // Forty a second would take a second.
        await purger.PurgeAsync(
            stub, purger.Keys(40), "adaptive:hard:start=40:most=40:calls_per_hour=1000000:burst=1000",
            "--health", origin.Url.ToString(), "--health-every", "0.1");

        Assert.Equal(40, stub.Keys.Count);
        Assert.InRange(purger.Summary.GetProperty("seconds").GetDouble(), 1.4, 40);
    }

    [Theory]
    [InlineData("{\"utilization\":0.5,\"error_ratio\":0.25,\"latency_seconds\":3}", true, 0.5, 3, 0.25)]
    [InlineData("{\"utilization\":0.5}", false, 0.5, 2, 1)]
    [InlineData("Healthy", true, 0, 2, 0)]
    [InlineData("[1]", true, 0, 2, 0)]
    [InlineData("{\"utilization\":\"high\"}", true, 0, 2, 0)]
    public void LoadOf_AnAnswer_TakesWhatItSays(
        string body, bool healthy, double utilization, double latency, double errors)
    {
        var load = HealthProbe.LoadOf(System.Text.Encoding.UTF8.GetBytes(body), healthy, TimeSpan.FromSeconds(2));

        Assert.Equal((utilization, latency, errors), (load.Utilization, load.Latency.TotalSeconds, load.ErrorRatio));
    }
}
