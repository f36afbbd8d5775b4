using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CdnLab.Edge.Configuration;
using CdnLab.Model;
using CdnLab.Model.Redirects;
using CdnLab.Testing;

namespace CdnLab.Fuzz.Running;

/// <summary>The edge under test as a process of its own, its log, memory and descriptors watched.</summary>
public sealed class EdgeProcess : IAsyncDisposable
{
    private readonly LiveService _service;
    private readonly string _file;
    private readonly ConcurrentQueue<string> _log = new();

    private EdgeProcess(LiveService service, string file)
    {
        (_service, _file) = (service, file);
        service.Process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                _log.Enqueue(text);
            }
        };
        service.Process.BeginErrorReadLine();
    }

    public Uri Url => _service.PublicUrl;

    public bool HasExited => _service.Process.HasExited;

    /// <summary>Lines of the log so far; an edge without a fault writes none.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public int Descriptors => Directory.GetFiles($"/proc/{_service.Process.Id}/fd").Length;

    /// <summary>Resident memory in MiB.</summary>
    public double MemoryMebibytes => long.Parse(
        File.ReadLines($"/proc/{_service.Process.Id}/status").First(line => line.StartsWith("VmRSS", default))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024.0;

    public static async Task<EdgeProcess> StartAsync(Uri origin)
    {
        var options = new EdgeOptions
        {
            Origin = origin,
            CapacityBytes = 32 << 20,
            ObjectBytesMax = 4 << 20,
            Timeouts = new()
            {
                Connect = TimeSpan.FromSeconds(2), Headers = TimeSpan.FromSeconds(3), Body = TimeSpan.FromSeconds(2),
            },
            Configs =
            [
                new EdgeConfig { Name = "plain" },
                new EdgeConfig { Name = "pass", Rules = [new() { Name = "p", Match = "^/s\\d+/p", Pass = true }] },
                new EdgeConfig
                {
                    Name = "strip", Rules = [new() { Name = "q", Match = "^/s\\d+/q", StripQuery = true }],
                },
            ],
        };
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(options, ModelJson.Indented));
        return new(await LiveService.StartProcessAsync("CdnLab.Edge", ("config", file)), file);
    }

    public async Task PurgeAsync(object purge)
    {
        using var answer = await _service.Control.PostAsJsonAsync("/control/purge", purge);
        answer.EnsureSuccessStatusCode();
    }

    public async Task SwitchAsync(string config)
    {
        using var answer = await _service.Control.PutAsJsonAsync("/control/config", new { name = config });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Fetches under way and requests that wait for them.</summary>
    public async Task<int> UnderWayAsync()
    {
        var status = await _service.Control.GetFromJsonAsync<JsonNode>("/control/status");
        return (int)status!["fetching"]! + (int)status["waiting"]! + (int)status["fetches"]!;
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        File.Delete(_file);
    }
}
