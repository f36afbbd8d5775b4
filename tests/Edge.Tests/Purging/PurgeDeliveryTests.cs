using CdnLab.Edge.Configuration;
using CdnLab.Model.Purging;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Purging;

public sealed class PurgeDeliveryTests
{
    [Fact]
    public async Task Purge_WithDelay_TakesEffectWhenItArrives()
    {
        var delivery = new PurgeDelivery { DelayMedian = TimeSpan.FromSeconds(10), DelaySigma = 0 };
        await using var edge = await StartAsync(delivery);
        await edge.Client.GetStringAsync("/a");
        await edge.PurgeAsync(new { keys = new[] { "x" } });
        edge.Clock.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.Equal(1, edge.Store.Statistics.Responses);
        edge.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(0, edge.Store.Statistics.Responses);
        Assert.Equal((1, 1), (await edge.SeriesAsync("purge_calls"), await edge.SeriesAsync("purged_objects")));
    }

    [Fact]
    public async Task Purge_Lost_NeverTakesEffectAndIsCounted()
    {
        await using var edge = await StartAsync(new PurgeDelivery { LossRatio = 1 });
        await edge.Client.GetStringAsync("/a");
        await edge.PurgeAsync(new { keys = new[] { "x", "y" } });
        edge.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, edge.Store.Statistics.Responses);
        Assert.Equal(2, await edge.SeriesAsync("purge_lost"));
    }

    [Fact]
    public async Task Purge_SameSeed_SameFates()
    {
        var fates = new List<double>();
        for (var run = 0; run < 2; run++)
        {
            await using var edge = await StartAsync(new PurgeDelivery { LossRatio = 0.5 });
            await edge.PurgeAsync(new { keys = Enumerable.Range(0, 100).Select(i => $"k{i}") });
            fates.Add(await edge.SeriesAsync("purge_lost"));
        }

        Assert.Equal(fates[0], fates[1]);
        Assert.InRange(fates[0], 25, 75);
    }

    [Fact]
    public async Task PurgeAll_IsInTheJournal()
    {
        await using var edge = await StartAsync(null);
        await edge.Client.GetStringAsync("/a");
        await edge.PurgeAsync(new { all = true, soft = true });
        var entry = (await edge.ControlAsync("/journal"))["events"]!.AsArray().Single()!;
        Assert.Equal(
            ("purge_all", "edge", true), ((string?)entry["kind"], (string?)entry["pop"], (bool)entry["soft"]!));
    }

    private static Task<EdgeUnderTest> StartAsync(PurgeDelivery? delivery) => EdgeUnderTest.StartAsync(
        new EdgeOptions { Host = "example.test", PurgeDelivery = delivery, Seed = 3 },
        ScriptedOrigin.InOrder(ScriptedResponse.Of(200, "one", "Cache-Control: max-age=1000000", "Surrogate-Key: x")));
}
