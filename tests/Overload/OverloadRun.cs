using System.Globalization;
using System.Text.Json;
using CdnLab.Edge.Configuration;
using CdnLab.Model;
using CdnLab.Testing;

namespace CdnLab.Overload;

/// <summary>An edge before a slow origin: half of what it can fetch, then twice, then half again, and hits all the
/// time.</summary>
public sealed class OverloadRun(OverloadOptions options, TimeProvider clock, Action<string> tell)
{
    public const int FetchesMax = 2 * OverloadOptions.Workers;

    private const int HitUrls = 500;

    private readonly List<Phase> _phases = [];

    public IReadOnlyList<Phase> Phases => _phases;

    /// <summary>How long after the overload the first miss came after which none was shed, late or failed.</summary>
    public TimeSpan Recovery { get; private set; }

    public async Task RunAsync()
    {
        await using var origin = await SlowOrigin.StartAsync();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(OptionsOf(origin), ModelJson.Indented));
        await using var edge = await LiveService.StartProcessAsync("CdnLab.Edge", ("config", file));
        File.Delete(file);
        var start = clock.GetTimestamp();
        using var hits = new OpenLoop(edge.PublicUrl, clock, start);
        using var misses = new OpenLoop(edge.PublicUrl, clock, start);
        foreach (var i in Enumerable.Range(0, HitUrls))
        {
            using var filled = await edge.Public.GetAsync($"/hit/{i}");
        }

        const double capacity = OverloadOptions.Capacity;
        foreach (var (name, share, time) in ((string, double, TimeSpan)[])[
            ("before", 0.5, options.Calm), ("overload", 2, options.Overload), ("after", 0.5, options.Calm)])
        {
            var from = clock.GetElapsedTime(start);
            var memory = WatchAsync(edge.Process.Id, time);
            await Task.WhenAll(
                hits.RunAsync(OverloadOptions.HitRate, time, i => $"/hit/{i % HitUrls}"),
                misses.RunAsync(capacity * share, time, i => $"/{name}/{i}"));
            var to = clock.GetElapsedTime(start);
            Add(new(name, from, to, [], [], origin.TakePresentMax(), await memory));
        }

        await Eventually.TrueAsync(() => hits.UnderWay + misses.UnderWay == 0, "every request has ended");
        for (var i = 0; i < _phases.Count; i++)
        {
            _phases[i] = _phases[i] with { Hits = Of(hits, _phases[i]), Misses = Of(misses, _phases[i]) };
        }

        Recovery = RecoveryOf(_phases[0], _phases[2]);
    }

    private static EdgeOptions OptionsOf(SlowOrigin origin) => new()
    {
        Origin = origin.Url,
        CapacityBytes = 64 << 20,
        Load = new()
        {
            FetchesMax = FetchesMax,
            QueueMax = FetchesMax,
            QueueTime = TimeSpan.FromMilliseconds(250),
            RetryAfter = TimeSpan.FromSeconds(1),
        },
        Timeouts = new() { RealMin = TimeSpan.FromMilliseconds(100) },
    };

    private static List<Outcome> Of(OpenLoop loop, Phase phase) =>
        [.. loop.Outcomes.Where(outcome => outcome.Due >= phase.From && outcome.Due < phase.To)];

    private static TimeSpan RecoveryOf(Phase before, Phase after)
    {
        var late = 2 * before.MissMilliseconds(0.99);
        var last = after.Misses.Where(m => m.Status != 200 || m.Took.TotalMilliseconds > late)
            .Select(m => m.Due - after.From).DefaultIfEmpty(TimeSpan.Zero).Max();
        return last;
    }

    private void Add(Phase phase)
    {
        _phases.Add(phase);
        tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{phase.Name}: origin at most {phase.OriginMax} at once, {phase.MemoryMax:0} MiB"));
    }

    private async Task<double> WatchAsync(int process, TimeSpan time)
    {
        var (since, most) = (clock.GetTimestamp(), 0.0);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5), clock);
        while (clock.GetElapsedTime(since) < time && await timer.WaitForNextTickAsync())
        {
            var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS", default));
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            most = Math.Max(most, long.Parse(words[1], CultureInfo.InvariantCulture) / 1024.0);
        }

        return most;
    }
}
