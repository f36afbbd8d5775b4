using System.Net;
using CdnLab.Testing;
using Microsoft.AspNetCore.Http;

namespace CdnLab.Edge.Tests.Library;

/// <summary>Answers of a pipeline that are not whole, and a pipeline that nobody listens to.</summary>
public sealed class BrokenOffTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pipeline_ThatAbortsInItsBody_IsNotStored(bool cancelled)
    {
        await using var app = await Application.StartAsync(async context =>
        {
            context.Response.Headers.CacheControl = "max-age=60";
            await context.Response.WriteAsync("half");
            context.Abort();
            if (cancelled)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            }
        });
        using var answer = await app.Client.GetAsync("/a");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal(0, app.Cache.Statistics.Responses);
    }

    [Fact]
    public async Task Pipeline_ThatAbortsBeforeItsResponse_IsABadGateway()
    {
        await using var app = await Application.StartAsync(context =>
        {
            context.Response.Headers.CacheControl = "max-age=60";
            context.Abort();
            return Task.CompletedTask;
        });
        using var answer = await app.Client.GetAsync("/a");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public async Task Body_ShorterThanItsLength_IsNotStored(long length)
    {
        await using var app = await Application.StartAsync(context =>
        {
            context.Response.Headers.CacheControl = "max-age=60";
            context.Response.ContentLength = length;
            return context.Response.WriteAsync("half");
        });
        using var answer = await app.Client.GetAsync("/a");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal(0, app.Cache.Statistics.Responses);
    }

    [Theory]
    [InlineData("GET", 4)]
    [InlineData("GET", null)]
    [InlineData("GET", 0)]
    [InlineData("HEAD", 4)]
    public async Task RequestAborted_AfterAnAnswerReadToItsEnd_IsNotCancelled(string method, int? length)
    {
        var (gate, ended) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        await using var app = await Application.StartAsync(async context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.ContentLength = length;
            context.Response.OnCompleted(() =>
            {
                ended.SetResult(context.RequestAborted.IsCancellationRequested);
                return Task.CompletedTask;
            });
            await (length == 0 ? context.Response.StartAsync() : context.Response.WriteAsync("text"));
            if (length is not null)
            {
                await gate.Task;
            }
        });
        using var request = new HttpRequestMessage(new(method), "/a");
        using (var answer = await app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            if (length is null or 4 && method == "GET")
            {
                Assert.Equal("text", await answer.Content.ReadAsStringAsync());
            }
        }

        gate.SetResult();
        Assert.False(await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System));
    }

    [Fact]
    public async Task RequestAborted_WhoseCallbackThrows_TakesNothingFromTheClient()
    {
        await using var app = await Application.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => throw new InvalidOperationException("on purpose"));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var asked = app.Client.GetAsync("/a");
        await Eventually.TrueAsync(
            () =>
            {
                app.Clock.Advance(TimeSpan.FromMinutes(1));
                return asked.IsCompleted;
            },
            "the fetch is given up");
        using var answer = await asked;
        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
    }

    [Fact]
    public async Task OnCompleted_RunsTheLastFirstAfterThePipelineAndLogsWhatThrows()
    {
        var order = new List<string>();
        var ended = new TaskCompletionSource();
        await using var app = await Application.StartAsync(async context =>
        {
            Push("first", ended.SetResult);
            Push("second", () => throw new InvalidOperationException("on purpose"));
            await context.Response.WriteAsync("text");
            order.Add("pipeline");

            void Push(string name, Action then) => context.Response.OnCompleted(() =>
            {
                order.Add(name);
                then();
                return Task.CompletedTask;
            });
        });
        Assert.Equal("text", await app.Client.GetStringAsync("/a"));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        Assert.Equal(["pipeline", "second", "first"], order);
        Assert.Contains(app.Log.Lines, line => line.Contains("on purpose", StringComparison.Ordinal));
    }
}
