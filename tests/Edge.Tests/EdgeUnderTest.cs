using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Edge.Store;
using CdnLab.Model;
using CdnLab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CdnLab.Edge.Tests;

/// <summary>An edge on real sockets in this process, before a scripted origin, on a clock that tests move.</summary>
internal sealed class EdgeUnderTest : IAsyncDisposable
{
    private readonly LiveService _service;
    private readonly string _file;

    private EdgeUnderTest(LiveService service, ScriptedOrigin origin, FakeTimeProvider clock, string file) =>
        (_service, Origin, Clock, _file) = (service, origin, clock, file);

    public ScriptedOrigin Origin { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client => _service.Public;

    public HttpClient Control => _service.Control;

    public Uri Url => _service.PublicUrl;

    public FetchCollapser Collapser => _service.Services.GetRequiredService<FetchCollapser>();

    public ResponseStore Store => _service.Services.GetRequiredService<ResponseStore>();

    public T Service<T>()
        where T : notnull => _service.Services.GetRequiredService<T>();

    public static Task<EdgeUnderTest> StartAsync(params ScriptedResponse[] responses) =>
        StartAsync(new EdgeOptions { Host = "example.test" }, ScriptedOrigin.InOrder(responses));

    public static async Task<EdgeUnderTest> StartAsync(EdgeOptions options, ScriptedOrigin origin)
    {
        var clock = new FakeTimeProvider();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        var text = JsonSerializer.Serialize(options with { Origin = options.Origin ?? origin.Url }, ModelJson.Indented);
        await File.WriteAllTextAsync(file, text);
        return new(await LiveService.StartAsync(EdgeService.Definition, clock, ("config", file)), origin, clock, file);
    }

    public async Task<JsonNode> ControlAsync(string path) =>
        (await Control.GetFromJsonAsync<JsonNode>("/control" + path))!;

    public async Task PurgeAsync(object purge)
    {
        using var response = await Control.PostAsJsonAsync("/control/purge", purge);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
    }

    /// <summary>The sum of a series over all bins.</summary>
    public async Task<double> SeriesAsync(string name)
    {
        var page = await ControlAsync("/series");
        return page["bins"]!.AsArray().Sum(bin => (double?)bin!["values"]![name] ?? 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await Origin.DisposeAsync();
        File.Delete(_file);
    }
}
