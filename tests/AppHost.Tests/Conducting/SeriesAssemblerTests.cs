using CdnLab.AppHost.Conducting;
using Xunit;

namespace CdnLab.AppHost.Tests.Conducting;

public sealed class SeriesAssemblerTests
{
    private static readonly DateTimeOffset Bin = new(2022, 6, 10, 10, 50, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, double> Nothing = [];

    [Fact]
    public void Row_TwoPops_AddsTheirLookups()
    {
        var ams = new Dictionary<string, double> { ["hits"] = 90, ["stale_hits"] = 2, ["misses"] = 7, ["collapsed"] = 1 };
        var fra = new Dictionary<string, double> { ["hits"] = 45, ["misses"] = 5, ["requests"] = 999, ["synthetic"] = 3 };

        var row = SeriesAssembler.Row(Bin, 60, Nothing, [ams, fra], Nothing, 0);

        Assert.Equal((150, 137), (row.EdgeRequests, row.EdgeHits));
        Assert.Equal(137.0 / 150, row.EdgeHitRatio);
    }

    [Fact]
    public void Row_TrafficAndOrigin_KeepTheirCounts()
    {
        var traffic = new Dictionary<string, double>
        {
            ["requests"] = 240, ["ok"] = 200, ["looped"] = 30, ["server_error"] = 6, ["timed_out"] = 4,
            ["wire_requests"] = 960, ["looping_projects"] = 12, ["latency_p50"] = 0.2,
        };
        var origin = new Dictionary<string, double>
        {
            ["requests"] = 12, ["cause_miss"] = 3, ["cause_purge_refill"] = 9, ["busy_seconds"] = 30,
            ["worker_seconds"] = 120, ["rejected"] = 2, ["timed_out"] = 1,
        };

        var row = SeriesAssembler.Row(Bin, 60, traffic, [], origin, purgedKeys: 17);

        Assert.Equal((4.0, 16.0, 0.125), (row.ClientRate, row.WireRate, row.LoopedRatio!.Value));
        Assert.Equal(10.0 / 240, row.ErrorRatio);
        Assert.Equal((0.2, 0.25, 3, 17), (row.OriginRate, row.OriginUtilization!.Value, row.OriginRejected, row.PurgedKeys));
        Assert.Equal((0.2, null, 12), (row.LatencyP50, row.LatencyP99, row.LoopingProjects));
    }

    [Fact]
    public void Row_NothingCounted_HasNoRatios()
    {
        var row = SeriesAssembler.Row(Bin, 60, Nothing, [Nothing], Nothing, 0);

        Assert.Equal((null, null, null), (row.EdgeHitRatio, row.LoopedRatio, row.OriginUtilization));
    }
}
