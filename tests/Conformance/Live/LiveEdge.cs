using System.Net.Http.Json;
using System.Text.Json;
using CdnLab.Edge;
using CdnLab.Edge.Configuration;
using CdnLab.Edge.Fetching;
using CdnLab.Model;
using CdnLab.Model.Purging;
using CdnLab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CdnLab.Conformance.Live;

/// <summary>An edge in this process on real sockets, its options in a file as a user would write it.</summary>
internal sealed class LiveEdge : IAsyncDisposable
{
    private readonly LiveService _service;
    private readonly string _file;

    private LiveEdge(LiveService service, string file) => (_service, _file) = (service, file);

    public HttpClient Public => _service.Public;

    public Uri Url => _service.PublicUrl;

    public FetchCollapser Collapser => _service.Services.GetRequiredService<FetchCollapser>();

    public static async Task<LiveEdge> StartAsync(EdgeOptions options, TimeProvider clock)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(options, ModelJson.Indented));
        return new(await LiveService.StartAsync(EdgeService.Definition, clock, ("rules", file)), file);
    }

    public async Task PurgeAsync(PurgeRequest purge)
    {
        using var response = await _service.Control.PostAsJsonAsync("/control/purge", purge, ModelJson.Options);
        response.EnsureSuccessStatusCode();
    }

    public async Task DeployAsync(string config)
    {
        using var response = await _service.Control.PutAsJsonAsync("/control/config", new { name = config });
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        File.Delete(_file);
    }
}
