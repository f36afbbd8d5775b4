using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CdnLab.AppHost.Resources;
using CdnLab.AppHost.Resources.Control;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.AppHost.Tests.Resources;

public sealed class ResourceGraphTests
{
    private static readonly ResourceProgram Sample = ResourceProgram.Service("CdnLab.SampleService");

    private readonly StringWriter _output = new();
    private readonly HttpClient _http = new();

    [Fact]
    public async Task StartAsync_WithADependency_HandsItsAddressOnUnderTheChosenName()
    {
        await using var graph = await StartAsync(
            new Resource("second", Sample) { DependsOn = [new Dependency("first") { As = "peer" }] },
            new Resource("first", Sample));
        var peer = await _http.GetStringAsync(new Uri(graph["second"].PublicUrl, "/peer"));
        Assert.Equal(graph["first"].PublicUrl.ToString(), peer.Trim('"'));
        var environment = await EnvironmentOf(graph["second"]);
        Assert.Equal(graph["first"].PublicUrl, new Uri((string)environment["PEER_HTTP"]!));
    }

    [Fact]
    public async Task StartAsync_HostHasSettingsOfItsOwn_ChildrenDoNotSeeThem()
    {
        Environment.SetEnvironmentVariable("DOTNET_LAUNCH_PROFILE", "host");
        Environment.SetEnvironmentVariable("ASPNETCORE_HTTP_PORTS", "1");
        await using var graph = await StartAsync(
            new Resource("one", Sample) { Environment = new Dictionary<string, string> { ["GIVEN"] = "yes" } });
        var environment = await EnvironmentOf(graph["one"]);
        Assert.Null(environment["DOTNET_LAUNCH_PROFILE"]);
        Assert.Null(environment["ASPNETCORE_HTTP_PORTS"]);
        Assert.Equal(("yes", "one"), ((string?)environment["GIVEN"], (string?)environment["OTEL_SERVICE_NAME"]));
    }

    [Theory]
    [InlineData("--crash=start", "about to crash")]
    [InlineData("--sped=1", "'--sped=1' is no option of sample")]
    [InlineData("--config=/nowhere/at/all.json", "/nowhere/at/all.json")]
    [InlineData("--urls=http://192.0.2.1:80", "192.0.2.1")]
    public async Task StartAsync_AChildDiesAtStart_IsOneErrorAndNothingIsLeft(string argument, string error)
    {
        var pid = 0;
        var refused = await Assert.ThrowsAsync<ResourceException>(() => StartAsync(
            new Resource("first", Sample),
            new Resource("second", Sample)
            {
                DependsOn = ["first"],
                Arguments = addresses =>
                {
                    pid = (int)JsonNode.Parse(_http.GetStringAsync(new Uri(addresses["first"], "/pid")).Result)!;
                    return [argument];
                },
            },
            new Resource("third", Sample) { DependsOn = ["second"] }));
        Assert.StartsWith("second: ", refused.Message);
        Assert.Contains(error, refused.Message);
        Assert.NotEmpty(refused.Fix);
        Assert.False(ProcessTable.Runs(pid));
    }

    [Fact]
    public async Task StartAsync_PortTaken_SaysSoWithTheFix()
    {
        await using var graph = await StartAsync(new Resource("first", Sample));
        var refused = await Assert.ThrowsAsync<ResourceException>(
            () => StartAsync(new Resource("second", Sample) { PublicUrl = graph["first"].PublicUrl }));
        Assert.Contains("address already in use", refused.Message);
        Assert.Contains("--urls", refused.Fix);
    }

    [Fact]
    public async Task StartAsync_NeverHealthy_EndsAtTheDeadlineWithItsOutput()
    {
        var clock = new FakeTimeProvider();
        var options = new ResourceGraphOptions
        {
            Output = TextWriter.Synchronized(_output),
            StartMax = TimeSpan.FromSeconds(0.5),
            RealTime = clock,
        };
        var silent = new Resource("silent", ResourceProgram.Foreign("sh"))
        {
            Arguments = _ => ["-c", "echo I am slow; sleep 1000"],
            HealthUrl = new Uri("http://127.0.0.1:9/health"),
        };
        var start = ResourceGraph.StartAsync([silent], options);
        await Eventually.TrueAsync(() => _output.ToString().Contains("I am slow"), "its output");
        clock.Advance(TimeSpan.FromSeconds(0.5));
        var refused = await Assert.ThrowsAsync<ResourceException>(() => start);
        Assert.Contains("was not healthy after 0.5 s:\nI am slow", refused.Message);
    }

    [Fact]
    public async Task DisposeAsync_OfARunningGraph_EndsEveryProcess()
    {
        var graph = await StartAsync(
            new Resource("first", Sample),
            new Resource("second", Sample),
            new Resource("foreign", ResourceProgram.Foreign("sleep")) { Arguments = _ => ["1000"] });
        var pids = graph.Resources.Select(resource => resource.Pid!.Value).ToList();
        Assert.All(pids, pid => Assert.True(ProcessTable.Runs(pid)));
        await graph.DisposeAsync();
        Assert.All(pids, pid => Assert.False(ProcessTable.Runs(pid)));
    }

    [Fact]
    public async Task StopAsync_ARequestThatNeverEnds_EndsTheProcessAllTheSame()
    {
        await using var graph = await StartAsync(new Resource("one", Sample));
        var hanging = _http.GetAsync(new Uri(graph["one"].PublicUrl, "/hang"));
        var pid = graph["one"].Pid!.Value;
        await graph["one"].StopAsync();
        Assert.False(ProcessTable.Runs(pid));
        await Assert.ThrowsAnyAsync<Exception>(() => hanging);
    }

    [Fact]
    public async Task KillAndStart_OnCommand_ComesBackAtTheSameAddresses()
    {
        await using var graph = await StartAsync(new Resource("one", Sample));
        var (one, died) = (graph["one"], 0);
        one.Died += (_, _) => died++;
        var (url, pid) = (one.PublicUrl, one.Pid);
        await one.KillAsync();
        Assert.Equal((ResourceState.Stopped, (int?)null), (one.State, one.Pid));
        await one.StartAsync();
        Assert.Equal((ResourceState.Running, url), (one.State, one.PublicUrl));
        Assert.NotEqual(pid, one.Pid);
        await one.RestartAsync();
        Assert.Equal("hello", await _http.GetStringAsync(url));
        await one.Control!.SetClockAsync(ClockAnchor.RealTime(DateTimeOffset.UnixEpoch));
        Assert.Equal(0, died);
    }

    [Fact]
    public async Task Died_WhenAChildEndsByItself_TellsItsExitCode()
    {
        await using var graph = await StartAsync(new Resource("one", Sample));
        var died = new TaskCompletionSource<int>();
        graph["one"].Died += (_, code) => died.TrySetResult(code);
        await Assert.ThrowsAnyAsync<Exception>(() => _http.GetAsync(new Uri(graph["one"].PublicUrl, "/crash")));
        Assert.Equal(9, await died.Task.WaitAsync(Eventually.Deadline, TimeProvider.System));
        Assert.Equal(ResourceState.Died, graph["one"].State);
    }

    [Fact]
    public async Task Output_OfAChild_CarriesItsName()
    {
        var talker = new Resource("talker", ResourceProgram.Foreign("sh"));
        await using var graph = await StartAsync(
            talker with { Arguments = _ => ["-c", "echo so it goes; sleep 1000"] });
        await Eventually.TrueAsync(() => _output.ToString().Contains("talker     | so it goes"), "the line");
    }

    [Fact]
    public async Task Control_OfAService_ReadsWhatItRecorded()
    {
        await using var graph = await StartAsync(new Resource("one", Sample));
        var control = graph["one"].Control!;
        var noon = new DateTimeOffset(2022, 6, 10, 12, 0, 0, TimeSpan.Zero);
        await control.SetClockAsync(new ClockAnchor(noon, noon, 0));
        await _http.GetStringAsync(graph["one"].PublicUrl);
        var page = await control.ReadJournalAsync(after: 0);
        var greeting = Assert.Single(page.Events);
        Assert.Equal((1, noon, "greeting"), (page.Next, greeting.At, greeting.Kind));
        Assert.Equal("hello", greeting.Fields["text"].GetString());
        var bin = Assert.Single((await control.ReadSeriesAsync(noon)).Bins);
        Assert.Equal((noon, 1.0), (bin.Bin, bin.Values["requests"]));
        var refused = await Assert.ThrowsAsync<ResourceException>(() => control.SetReleaseAsync("after"));
        Assert.Contains("404", refused.Message);
    }

    private Task<ResourceGraph> StartAsync(params Resource[] resources) =>
        ResourceGraph.StartAsync(resources, new ResourceGraphOptions { Output = TextWriter.Synchronized(_output) });

    private async Task<JsonObject> EnvironmentOf(RunningResource resource) =>
        (await _http.GetFromJsonAsync<JsonObject>(new Uri(resource.PublicUrl, "/environment")))!;
}
