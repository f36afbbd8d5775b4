using CdnLab.Model.Clients;
using CdnLab.Testing;
using CdnLab.Traffic.Configuration;
using CdnLab.Traffic.Sending;
using Xunit;

namespace CdnLab.Traffic.Tests.Sending;

public class ChainTests
{
    private static readonly ClientPersona Plain = new() { Name = "plain", UserAgent = "plain/1" };

    [Theory]
    [InlineData("http://pypi.org/end")]
    [InlineData("https://pypi.org/end")]
    [InlineData("/end")]
    public async Task RunAsync_LocationNamesTheLabsHost_StaysAtThePop(string location)
    {
        await using var server = await TestServer.StartAsync(context =>
            context.Request.Path == "/end" ? Task.CompletedTask : TestServer.RedirectAsync(context, location));
        using var workload = new Workload(TestTraffic.Of(server.Url, Plain) with { Host = "pypi.org" });

        var result = await TestTraffic.RunAsync(workload, new FakeTimeProvider());

        Assert.Equal(ChainOutcome.Ok, result.Outcome);
        Assert.Equal(["pypi.org/pypi/pyopenssl/json", "pypi.org/end"], server.Requests);
    }

    [Fact]
    public async Task RunAsync_LocationNamesAnotherHost_EndsWellWithoutAskingIt()
    {
        await using var server = await TestServer.StartAsync(context =>
            TestServer.RedirectAsync(context, "https://files.example/x"));
        using var workload = new Workload(TestTraffic.Of(server.Url, Plain));

        var result = await TestTraffic.RunAsync(workload, new FakeTimeProvider());

        Assert.Equal((ChainOutcome.Ok, 1), (result.Outcome, result.WireRequests));
        Assert.Contains("files.example", result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, ChainOutcome.Ok)]
    [InlineData(404, ChainOutcome.NotFound)]
    [InlineData(503, ChainOutcome.ServerError)]
    public async Task RunAsync_FinalStatus_DecidesTheOutcome(int status, ChainOutcome outcome)
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var workload = new Workload(TestTraffic.Of(server.Url, Plain));

        Assert.Equal(outcome, (await TestTraffic.RunAsync(workload, new FakeTimeProvider())).Outcome);
    }

    [Fact]
    public async Task RunAsync_NobodyListens_EndsAsServerError()
    {
        using var workload = new Workload(TestTraffic.Of(TestTraffic.Nowhere, Plain));

        var result = await TestTraffic.RunAsync(workload, new FakeTimeProvider());

        Assert.Equal((ChainOutcome.ServerError, 1), (result.Outcome, result.WireRequests));
    }

    [Fact]
    public async Task RunAsync_NoAnswer_TimesOutAndRetriesByTheLabClock()
    {
        var asked = new SemaphoreSlim(0);
        await using var server = await TestServer.StartAsync(context =>
        {
            asked.Release();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var workload = new Workload(TestTraffic.Of(server.Url, TestTraffic.Shipped("bandersnatch")));
        var time = new FakeTimeProvider();
        var begun = time.GetUtcNow();
        var chain = TestTraffic.RunAsync(workload, time);

        // Three tries of 10 s, with 1 s and 2 s between them.
        foreach (var pause in new[] { 1, 2 })
        {
            Assert.True(await asked.WaitAsync(Eventually.Deadline));
            time.Advance(TimeSpan.FromSeconds(10));
            await Eventually.TrueAsync(() => time.ArmedTimers == 1, "the retry waits");
            time.Advance(TimeSpan.FromSeconds(pause));
        }
        Assert.True(await asked.WaitAsync(Eventually.Deadline));
        time.Advance(TimeSpan.FromSeconds(10));
        var result = await chain.WaitAsync(Eventually.Deadline);

        Assert.Equal((ChainOutcome.TimedOut, 3), (result.Outcome, result.WireRequests));
        Assert.Equal(TimeSpan.FromSeconds(33), time.GetUtcNow() - begun);
    }

    [Fact]
    public async Task RunAsync_Redirector_ItsRedirectEndsTheChain()
    {
        await using var server = await TestServer.StartAsync(context =>
            TestServer.RedirectAsync(context, "/packages/ab/cd/pyOpenSSL-1.0.tar.gz"));
        var asker = Plain with { AsksRedirector = true };
        using var workload = new Workload(TestTraffic.Of(TestTraffic.Nowhere, asker) with
        {
            Redirector = new RedirectorOptions("/packages/{python_version}/{first_letter}/{name}/{filename}", server.Url),
        });

        var result = await TestTraffic.RunAsync(workload, new FakeTimeProvider());

        Assert.Equal((ChainOutcome.Ok, 1), (result.Outcome, result.WireRequests));
        Assert.Matches("/packages/source/p/pyopenssl/pyOpenSSL-[0-9]+\\.0\\.tar\\.gz$", server.Requests[0]);
    }

    [Fact]
    public async Task RunAsync_PrivateCache_ReusesUntilTheLifetimeEnds()
    {
        await using var server = await TestServer.StartAsync(context =>
        {
            context.Response.Headers.CacheControl = "max-age=900, public";
            return Task.CompletedTask;
        });
        using var workload = new Workload(TestTraffic.Of(server.Url, TestTraffic.Shipped("pip")));
        var time = new FakeTimeProvider();
        await TestTraffic.RunAsync(workload, time);

        time.Advance(TimeSpan.FromSeconds(900) - TimeSpan.FromTicks(1));
        Assert.Equal(0, (await TestTraffic.RunAsync(workload, time)).WireRequests);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, (await TestTraffic.RunAsync(workload, time)).WireRequests);
    }
}
