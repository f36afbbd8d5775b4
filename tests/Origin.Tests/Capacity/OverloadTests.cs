using System.Text.Json.Nodes;
using CdnLab.Origin.Capacity;
using CdnLab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CdnLab.Origin.Tests.Capacity;

/// <summary>Overload on the wire: one worker, a queue of one, a second of lab time an answer.</summary>
public sealed class OverloadTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private LiveService _origin = null!;
    private WorkerPool _pool = null!;
    private int _asked;

    public async ValueTask InitializeAsync()
    {
        var config = JsonNode.Parse(await File.ReadAllTextAsync(Origins.ConfigPath))!.AsObject();
        config["capacity"] = JsonNode.Parse("""
            {"workers": 1, "queue_max": 1, "queue_timeout": 60, "service_time_median": 1,
             "small_service_time_median": 1, "service_time_sigma": 0, "bytes_per_second": 1e15}
            """);
        var path = Path.Combine(AppContext.BaseDirectory, "overload.json");
        await File.WriteAllTextAsync(path, config.ToJsonString());
        _origin = await Origins.StartAsync("after", _time, path);
        _pool = _origin.Services.GetRequiredService<WorkerPool>();
    }

    public ValueTask DisposeAsync() => _origin.DisposeAsync();

    [Fact]
    public async Task Get_BeyondTheQueue_Is503AtOnceAndCounted()
    {
        var served = await WaitingAsync("/pypi/requests/json");
        var queued = await WaitingAsync("/pypi/Requests/json");
        using var rejected = await _origin.AskAsync("/pypi/requests/json");
        Assert.Equal(503, (int)rejected.StatusCode);
        Assert.Contains("queue full", await rejected.Content.ReadAsStringAsync());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (int)(await served).StatusCode);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(301, (int)(await queued).StatusCode);
        Assert.Equal((1, 1), (await _origin.SumAsync("rejected"), await _origin.SumAsync("server_errors")));
        Assert.Equal(2, await _origin.SumAsync("busy_seconds"));
    }

    [Fact]
    public async Task Health_WhileTheQueueIsFull_Is503AndAliveStaysAlive()
    {
        _ = await WaitingAsync("/pypi/requests/json");
        _ = await WaitingAsync("/health");
        using var health = await _origin.AskAsync("/health");
        Assert.Equal(503, (int)health.StatusCode);
        Assert.Equal("Alive", await _origin.Public.GetStringAsync("/alive"));
        Assert.Equal("Healthy", await _origin.Control.GetStringAsync("/health"));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await _origin.SumAsync("requests"));
    }

    [Fact]
    public async Task Get_ClientThatHangsUp_FreesNoWorker()
    {
        using var impatience = new CancellationTokenSource();
        var abandoned = _origin.Public.GetAsync("/pypi/requests/json", impatience.Token);
        await ArmedAsync();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        var next = await WaitingAsync("/pypi/requests/json");
        Assert.Equal(1, _pool.State.QueueLength);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (int)(await next).StatusCode);
        Assert.Equal(2, await _origin.SumAsync("busy_seconds"));
    }

    /// <summary>Asks, and comes back when the request waits for its worker.</summary>
    private async Task<Task<HttpResponseMessage>> WaitingAsync(string path)
    {
        var answer = _origin.AskAsync(path);
        await ArmedAsync();
        return answer;
    }

    private Task ArmedAsync()
    {
        // One timer keeps the account of worker seconds.
        var armed = ++_asked + 1;
        return Eventually.TrueAsync(() => _time.ArmedTimers == armed, $"{armed} timers wait");
    }
}
