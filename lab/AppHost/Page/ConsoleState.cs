using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CdnLab.AppHost.Conducting;
using CdnLab.Model;
using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Page;

/// <summary>What the console page shows, as a stream of events: the state twice a second, the charts when a bin was
/// added.</summary>
public sealed class ConsoleState(LiveRun run, double speed)
{
    private const int EventsMax = 60;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>The verdict; null while the run goes on.</summary>
    public string? Verdict { get; set; }

    /// <summary>The stream of one reader.</summary>
    public async IAsyncEnumerable<SseItem<string>> StreamAsync([EnumeratorCancellation] CancellationToken gone)
    {
        var drawn = -1;
        while (!gone.IsCancellationRequested)
        {
            yield return new(JsonSerializer.Serialize(State(), ModelJson.Options), "state");
            var rows = run.Log.Rows;
            if (rows.Count > drawn + 1 || (Verdict is not null && rows.Count != drawn))
            {
                drawn = rows.Count;
                foreach (var (name, svg) in ChartSet.Embedded(new RunRecord(run.Log.Header, run.Log.Events, rows)))
                {
                    yield return new(JsonSerializer.Serialize(new { name, svg }, ModelJson.Options), "chart");
                }
            }
            await Task.Delay(Every, TimeProvider.System, gone).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private object State()
    {
        var header = run.Log.Header;
        var now = run.Lab.Clock.GetUtcNow();
        return new
        {
            LabTime = now.UtcDateTime,
            Phase = Phase(now),
            SpeedText = string.Create(CultureInfo.InvariantCulture, $"{run.Lab.Clock.Anchor.Speed:0.##} lab seconds a second"),
            Progress = Math.Clamp((now - header.Start) / (header.End - header.Start), 0, 1),
            Tiles = Tiles(),
            Nodes = ConsoleNodes.Of(run.Lab),
            Shards = run.Purges.Shards.Select(s => new { s.Name, s.Done, s.Keys }),
            Events = run.Log.Events
                .Select(e => (At: e.At.UtcDateTime, Text: EventText.Of(e)))
                .Where(e => e.Text is not null)
                .TakeLast(EventsMax)
                .Reverse()
                .Select(e => new { e.At, e.Text }),
            Commands = TryIt.Commands(run.Lab).Select(c => new { c.Text, c.Command }),
            Actions = ConsoleActions.Choices(run.Lab.Scenario, speed),
        };
    }

    private string Phase(DateTimeOffset now) => Verdict is { } verdict
        ? $"finished, verdict: {verdict}; the report is at /report"
        : now < run.Log.Header.Start ? "filling the caches" : "replaying";

    private IEnumerable<object> Tiles()
    {
        var row = run.Log.LastRow;
        var looped = row?.LoopedRatio ?? 0;
        var busy = row?.OriginUtilization ?? 0;
        return
        [
            Tile("redirect loops", looped, "0.0 %", "of client requests", looped > 0.001 ? "bad" : "good"),
            Tile("looping projects", row?.LoopingProjects ?? 0, "0", "newest request looped", looped > 0.001 ? "bad" : "plain"),
            Tile("hit ratio", row?.EdgeHitRatio ?? 0, "0.0 %", "at the PoPs", "plain"),
            Tile("clients ask", row?.ClientRate ?? 0, "0.0", "requests a lab second", "plain"),
            Tile("on the wire", row?.WireRate ?? 0, "0.0", "every redirect counted", "plain"),
            Tile("origin", row?.OriginRate ?? 0, "0.00", "requests a lab second", "plain"),
            Tile("origin workers", busy, "0 %", "busy", busy > 0.9 ? "bad" : busy > 0.7 ? "warn" : "good"),
            Tile("purged", run.Figures.PurgedRatio, "0 %", "of all keys", "plain"),
        ];
    }

    private static object Tile(string label, double value, string format, string note, string tone) =>
        new { Label = label, Value = value.ToString(format, CultureInfo.InvariantCulture), Note = note, Tone = tone };
}
