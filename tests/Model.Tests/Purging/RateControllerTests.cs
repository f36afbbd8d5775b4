using CdnLab.Model.Purging;
using Xunit;

namespace CdnLab.Model.Tests.Purging;

public sealed class RateControllerTests
{
    private static readonly PurgeControl Control = new()
    {
        UtilizationMax = 0.8, ErrorRatioMax = 0.01, Start = 20, Increase = 10, Decrease = 0.5, Most = 40,
    };

    [Fact]
    public void Observe_Room_GoesUpByLessTheLessThereIsAndNeverAboveTheMost()
    {
        var controller = new RateController(Control);
        controller.Observe(Load(0.4));
        Assert.Equal(25, controller.Rate);

        for (var i = 0; i < 10; i++)
        {
            controller.Observe(Load(0));
        }
        Assert.Equal(40, controller.Rate);
    }

    [Theory]
    [InlineData(0.81, 0)]
    [InlineData(0.1, 3)]
    public void Observe_NoRoomOrSlow_GoesDownByTheFactor(double utilization, double latency)
    {
        var controller = new RateController(Control);
        controller.Observe(new(utilization, TimeSpan.FromSeconds(latency), 0));

        Assert.Equal(10, controller.Rate);
    }

    [Fact]
    public void Observe_Errors_StopsUntilTheyAreGoneAndWhatWasDueDoesNotComeAtOnce()
    {
        var start = new DateTimeOffset(2022, 6, 10, 11, 34, 0, TimeSpan.Zero);
        var strategy = new PurgeStrategy { Kind = "adaptive", Control = Control };
        var keys = Enumerable.Range(0, 10_000).Select(i => $"project/{i}").ToList();
        var run = new PurgeRun(strategy, [new("adaptive", keys)], start, seed: 1);
        Assert.Equal(200, run.Advance(start.AddSeconds(10).AddTicks(-1)).Count);

        run.Observe(new(0.1, TimeSpan.Zero, 0.5), start.AddSeconds(10));
        Assert.Empty(run.Advance(start.AddSeconds(30)));
        run.Observe(Load(0), start.AddSeconds(30));
        var after = run.Advance(start.AddSeconds(40).AddTicks(-1));

        Assert.Equal((200, 20), (after.Count, run.Rate));
        Assert.All(after, call => Assert.True(call.Due >= start.AddSeconds(30)));
    }

    private static OriginLoad Load(double utilization) => new(utilization, TimeSpan.Zero, 0);
}
