using CdnLab.Model.Clients;
using CdnLab.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CdnLab.Traffic.Tests;

public class TrafficGeneratorTests
{
    private static readonly ClientPersona Patient =
        new() { Name = "patient", Timeout = TimeSpan.FromHours(10), RequestsMax = 31 };

    [Fact]
    public async Task Start_ServerStalls_ArrivalsKeepTheirSchedule()
    {
        var held = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(_ => held.Task);
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Patient));
        lab.Traffic.Start();

        lab.Time.Advance(TimeSpan.FromSeconds(100));

        // Poisson with mean 100 while nothing was answered: within five standard deviations.
        Assert.InRange(lab.Sum("arrivals"), 50, 150);
        await Eventually.TrueAsync(() => server.Requests.Count == lab.Sum("arrivals"), "all are on the wire");
        Assert.Equal(0, lab.Traffic.Totals.Requests);
        held.SetResult();
    }

    [Fact]
    public async Task Start_ServerStalls_LatencyCountsFromTheIntendedStart()
    {
        var held = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(_ => held.Task);
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Patient) with { ConnectionsMax = 1 });
        lab.Traffic.Start();
        lab.AdvanceToArrivals(3);
        lab.Traffic.Mix(0, null);
        var due = (int)lab.Sum("arrivals");

        // One connection: the later requests do not even get to the server before the stall is over.
        lab.Time.Advance(TimeSpan.FromSeconds(600));
        held.SetResult();
        await lab.EndedAsync(due);

        // The histogram is exact to 1.6 %; arrivals were at most 100 s before the stall.
        Assert.InRange(lab.Traffic.Totals.Latency.Quantile(0.01)!.Value, 590, 720);
        var latency = lab.Series.Read().Bins[^1].Values["latency_p50"];
        Assert.InRange(latency, 590, 720);
    }

    [Fact]
    public async Task Start_TooManyUnderWay_DropsCountAsFailuresAndAreTold()
    {
        var held = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(_ => held.Task);
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Patient) with { InFlightMax = 5 });
        lab.Traffic.Start();

        lab.AdvanceToArrivals(20);

        var dropped = (long)lab.Sum("arrivals") - 5;
        Assert.Equal(dropped, lab.Traffic.Totals.Dropped);
        Assert.Equal(dropped, lab.Traffic.Totals.Failures);
        Assert.Equal(dropped, lab.Sum("timed_out"));
        Assert.Equal(dropped, lab.Sum("dropped"));
        Assert.Single(lab.Events("schedule_missed"));
        Assert.Contains("cannot keep its schedule", lab.Traffic.Status.Warning, StringComparison.Ordinal);
        Assert.Contains("cannot keep its schedule", lab.Error.ToString(), StringComparison.Ordinal);
        held.SetResult();
    }

    [Fact]
    public async Task Start_DropsGoOn_AreToldOnceARealMinute()
    {
        var held = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(_ => held.Task);
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Patient) with { InFlightMax = 1 });
        lab.Traffic.Start();
        lab.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(lab.Events("schedule_missed"));

        lab.RealTime.Advance(TimeSpan.FromMinutes(1));
        lab.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, lab.Events("schedule_missed").Count());
        held.SetResult();
    }

    [Fact]
    public async Task Start_ServerLoops_EachChainIsOneFailureWithItsWireRequests()
    {
        await using var server = await TestServer.StartSelfRedirectingAsync();
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Patient));
        lab.Traffic.Start();
        lab.AdvanceToArrivals(4);
        lab.Traffic.Mix(0, null);
        var due = (int)lab.Sum("arrivals");
        await lab.EndedAsync(due);

        Assert.Equal(due, lab.Sum("looped"));
        Assert.Equal(due, lab.Sum("requests"));
        Assert.Equal(due * 31, lab.Sum("wire_requests"));
        Assert.Equal(due * 31, lab.Traffic.Totals.LoopRequests);
        Assert.Equal(due, lab.Traffic.Totals.Failures);
    }

    [Fact]
    public async Task Start_NamesThatDoNotExist_Their404IsNoFailure()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        await using var missing = new TestGenerator(TestTraffic.Of(server.Url, Patient with { MissingShare = 1 }));
        await using var existing = new TestGenerator(TestTraffic.Of(server.Url, Patient));
        foreach (var lab in new[] { missing, existing })
        {
            lab.Traffic.Start();
            lab.AdvanceToArrivals(1);
            lab.Traffic.Mix(0, null);
            await lab.EndedAsync(1);
        }

        Assert.Equal(0, missing.Traffic.Totals.Failures);
        Assert.NotEqual(0, existing.Traffic.Totals.Failures);
    }

    [Fact]
    public async Task StopAsync_RequestsUnderWay_WaitsForThemAndNoFurtherArrival()
    {
        var held = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(_ => held.Task);
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Patient));
        lab.Traffic.Start();
        lab.AdvanceToArrivals(2);

        var stop = lab.Traffic.StopAsync();
        var due = lab.Sum("arrivals");
        lab.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(stop.IsCompleted);
        held.SetResult();
        await stop.WaitAsync(Eventually.Deadline);

        Assert.Equal(due, lab.Sum("arrivals"));
        Assert.Equal(due, lab.Sum("ok"));
        Assert.Equal(0, lab.Traffic.Status.InFlight);
    }

    [Fact]
    public async Task StopAsync_NoAnswerWithinTheDrain_CutsTheRestOff()
    {
        var held = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(_ => held.Task);
        await using var lab = new TestGenerator(TestTraffic.Of(server.Url, Patient));
        lab.Traffic.Start();
        lab.AdvanceToArrivals(2);
        await Eventually.TrueAsync(() => server.Requests.Count >= 2, "requests are under way");

        var stop = lab.Traffic.StopAsync();
        lab.RealTime.Advance(TrafficGenerator.DrainMax);
        await stop.WaitAsync(Eventually.Deadline);

        Assert.Equal(lab.Sum("arrivals"), lab.Sum("timed_out"));
        held.SetResult();
    }
}
