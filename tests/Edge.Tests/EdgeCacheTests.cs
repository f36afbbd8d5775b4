using System.Diagnostics;
using System.Net;
using CdnLab.Model.Purging;
using CdnLab.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdnLab.Edge.Tests;

/// <summary>The cache in an application of someone else: what follows it in the pipeline is its origin.</summary>
public sealed class EdgeCacheTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly HttpClient _client = new();
    private readonly LogLines _log = new();
    private WebApplication? _app;
    private int _asked;

    [Fact]
    public async Task Hit_AfterAMiss_DoesNotRunThePipeline()
    {
        await StartAsync(app => app.MapGet("/{name}", (string name, HttpResponse response) => Answer(response, name)));
        Assert.Equal("a 1", await _client.GetStringAsync("/a"));
        Assert.Equal("a 1", await _client.GetStringAsync("/a"));
        Assert.Equal("b 2", await _client.GetStringAsync("/b"));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("a 3", await _client.GetStringAsync("/a"));
    }

    [Fact]
    public async Task Purge_BySurrogateKey_IsFetchedAnew()
    {
        await StartAsync(app => app.MapGet("/{name}", (string name, HttpResponse response) => Answer(response, name)));
        await _client.GetStringAsync("/a");
        await _client.GetStringAsync("/b");
        var cache = _app!.Services.GetRequiredService<EdgeCache>();
        Assert.Equal(2, cache.Statistics.Responses);
        cache.Purge(new PurgeRequest { Keys = ["a"] });
        Assert.Equal("a 3", await _client.GetStringAsync("/a"));
        Assert.Equal("b 2", await _client.GetStringAsync("/b"));
    }

    [Fact]
    public async Task Requests_AtOnce_RunThePipelineOnceEvenIfTheFirstGoesAway()
    {
        var gate = new TaskCompletionSource();
        await StartAsync(app => app.MapGet("/a", async (HttpResponse response) =>
        {
            await gate.Task;
            await Answer(response, "a");
        }));
        using var leaving = new CancellationTokenSource();
        var leader = _client.GetStringAsync("/a", leaving.Token);
        var collapser = _app!.Services.GetRequiredService<CdnLab.Edge.Fetching.FetchCollapser>();
        await Eventually.TrueAsync(() => collapser.InFlight == 1, "the first fetches");
        var followers = Enumerable.Range(0, 5).Select(_ => _client.GetStringAsync("/a")).ToList();
        await Eventually.TrueAsync(() => collapser.Waiting == 5, "the others wait");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        gate.SetResult();
        Assert.All(await Task.WhenAll(followers), text => Assert.Equal("a 1", text));
    }

    [Fact]
    public async Task Post_ReachesThePipelineWithItsBody()
    {
        await StartAsync(app => app.MapPost("/a", async (HttpRequest request) =>
            $"{await new StreamReader(request.Body).ReadToEndAsync()} {request.QueryString}"));
        using var answer = await _client.PostAsync("/a?q=1", new StringContent("hello"));
        Assert.Equal("hello ?q=1", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Pipeline_AskingForTheCurrentContext_GetsItsOwnAndNotTheClients()
    {
        await StartAsync(app => app.MapGet("/a", (HttpContext context, IHttpContextAccessor accessor) =>
            $"{accessor.HttpContext == context} {context.Connection.RemoteIpAddress} {context.Request.Headers.Range}"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/a") { Headers = { { "Range", "bytes=0-" } } };
        using var answer = await _client.SendAsync(request);
        Assert.Equal("True  ", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Response_NotToBeStored_IsStreamedAsItIsWritten()
    {
        var gate = new TaskCompletionSource();
        await StartAsync(app => app.MapGet("/a", async (HttpResponse response) =>
        {
            response.OnStarting(() =>
            {
                response.Headers["X-Starting"] = "1";
                return Task.CompletedTask;
            });
            response.Headers.CacheControl = "no-store";
            await response.Body.WriteAsync("first "u8.ToArray());
            await gate.Task;
            await response.WriteAsync("second");
        }));
        using var answer = await _client.GetAsync("/a", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("1", answer.Headers.GetValues("X-Starting").Single());
        await using var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte[6];
        await body.ReadExactlyAsync(first);
        gate.SetResult();
        using var reader = new StreamReader(body);
        Assert.Equal("second", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Pipeline_ThatThrows_IsABadGatewayAndIsLogged()
    {
        await StartAsync(app => app.MapGet("/a", string () => throw new InvalidOperationException("on purpose")));
        using var answer = await _client.GetAsync("/a");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains(_log.Lines, line => line.Contains("on purpose", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pipeline_ThatThrowsInItsBody_BreaksTheAnswerOffAndStoresNothing()
    {
        await StartAsync(app => app.MapGet("/a", async (HttpResponse response) =>
        {
            response.Headers.CacheControl = "max-age=60";
            await response.WriteAsync("half");
            throw new InvalidOperationException("on purpose");
        }));
        using var answer = await _client.GetAsync("/a");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal(0, _app!.Services.GetRequiredService<EdgeCache>().Statistics.Responses);
    }

    [Fact]
    public async Task Routing_BeforeTheCache_SaysWhatToDo()
    {
        await StartAsync(app => app.MapGet("/a", () => "a"), routingAfter: false);
        using var answer = await _client.GetAsync("/a");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(_log.Lines, line => line.Contains("UseRouting() after", StringComparison.Ordinal));
    }

    [Fact]
    public void AddEdgeCache_WrongOptions_TellsEveryFinding()
    {
        var wrong = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddEdgeCache(
            options => options with { Name = "a b", CapacityBytes = -1 }));
        Assert.Contains("name: 'a b'", wrong.Message);
        Assert.Contains("capacity_bytes: -1", wrong.Message);
    }

    [Fact]
    public async Task Example_OfTheDocumentation_IsTheProgramThatRunsHere()
    {
        var root = Repository.Root;
        var file = Path.Combine(root, "tests/SampleProxy/Program.cs");
        var program = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n").TrimEnd();
        var page = await File.ReadAllTextAsync(Path.Combine(root, "docs/edge-cache.md"));
        Assert.Contains("```csharp\n" + program + "\n```", page.ReplaceLineEndings("\n"));
        Assert.True(program.Split('\n').Count(line => line.Length > 0) <= 10);

        await using var origin = ScriptedOrigin.InOrder(Answers.Cacheable("one", "Surrogate-Key: x"));
        using var process = ServiceProcess.Start(
            "CdnLab.SampleProxy",
            ["--urls=http://127.0.0.1:0", $"--origin={origin.Url.GetLeftPart(UriPartial.Authority)}"]);
        try
        {
            _client.BaseAddress = await ListeningAsync(process);
            Assert.Equal("one", await _client.GetStringAsync("/a"));
            using var again = await _client.GetAsync("/a");
            Assert.Equal("one", await again.Content.ReadAsStringAsync());
            Assert.StartsWith("edge; hit; ttl=", again.CacheStatus());
            Assert.False(again.Headers.Contains("Surrogate-Key"));
            Assert.Single(origin.Requests);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task StartAsync(Action<WebApplication> map, bool routingAfter = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.Services.AddSingleton<TimeProvider>(_clock).AddHttpContextAccessor().AddEdgeCache();
        _app = builder.Build();
        _app.UseEdgeCache();
        if (routingAfter)
        {
            _app.UseRouting();
        }

        map(_app);
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _client.BaseAddress = new Uri(addresses.Single());
    }

    private Task Answer(HttpResponse response, string name)
    {
        response.Headers.CacheControl = "max-age=60";
        response.Headers["Surrogate-Key"] = name;
        return response.WriteAsync($"{name} {Interlocked.Increment(ref _asked)}");
    }

    private static async Task<Uri> ListeningAsync(Process process)
    {
        const string Mark = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0)
            {
                return new Uri(line[(at + Mark.Length)..]);
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }
}
