using CdnLab.AppHost.Resources;
using CdnLab.Model.Purging;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>Runs purges against the edges: makes the calls of a <see cref="PurgeRun"/> when they are due and keeps
/// count.</summary>
public sealed class PurgeRunner(Lab lab, RunLog log, PurgeScope scope, ulong seed)
{
    /// <summary>Real time between two looks at what is due: calls due in between go out together.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Dictionary<DateTimeOffset, long> _accepted = [];
    private PurgeRun? _run;

    private TimeSpan BinSize => TimeSpan.FromSeconds(log.Header.BinSeconds);

    /// <summary>Shards of the newest purge with what is settled; empty when there was none.</summary>
    public IReadOnlyList<(string Name, int Done, int Keys)> Shards
    {
        get
        {
            lock (_gate)
            {
                return _run is not { } run
                    ? []
                    : [.. run.Shards.Select((s, i) => (s.Name, run.Settled(i), s.Count))];
            }
        }
    }

    /// <summary>Keys accepted within the bin that begins then.</summary>
    public long Accepted(DateTimeOffset bin)
    {
        lock (_gate)
        {
            return _accepted.GetValueOrDefault(bin);
        }
    }

    /// <summary>Runs a purge to its end.</summary>
    public async Task RunAsync(PurgeStrategy strategy, CancellationToken cancellation)
    {
        var shards = PurgePlanner.Plan(strategy, scope);
        var start = lab.Clock.GetUtcNow();
        var run = new PurgeRun(strategy, shards, start, seed);
        log.Append(JournalEvents.PurgeStarted(
            start,
            strategy.Name,
            strategy.Mode == PurgeMode.Soft ? "soft" : "hard",
            shards.Sum(s => s.Keys.Count),
            shards.Select(s => new Scenarios.Journal.PurgeShard(s.Name, s.Keys.Count))));
        lock (_gate)
        {
            _run = run;
        }
        var reported = new HashSet<int>();
        var progress = start;
        var firstLook = BinOf(start) + BinSize;
        SeriesRow? seen = null;
        while (!run.Finished)
        {
            var now = lab.Clock.GetUtcNow();
            seen = now < firstLook ? log.LastRow : Observe(run, seen, now);
            var calls = Advance(run, now);
            await SendAsync(run, calls, strategy.Mode == PurgeMode.Soft, cancellation);
            ReportShards(run, calls, reported);
            if (now - progress >= BinSize)
            {
                progress = now;
                log.Append(Progress(run, now));
            }
            await Task.Delay(Tick, TimeProvider.System, cancellation);
        }
        var end = lab.Clock.GetUtcNow();
        log.Append(Progress(run, end));
        log.Append(JournalEvents.PurgeFinished(end, run.Calls, run.Lost));
    }

    private DateTimeOffset BinOf(DateTimeOffset at) =>
        new(at.UtcTicks / BinSize.Ticks * BinSize.Ticks, TimeSpan.Zero);

    private static JournalEvent Progress(PurgeRun run, DateTimeOffset at) => JournalEvents.PurgeProgress(
        at, run.Shards.Select((shard, i) => KeyValuePair.Create(shard.Name, (long)run.Settled(i))));

    /// <summary>Shows a purge the newest whole bin, unless it has seen it; what a fetch took is not in it.</summary>
    private SeriesRow? Observe(PurgeRun run, SeriesRow? seen, DateTimeOffset now)
    {
        var row = log.LastRow;
        if (row is not null && row.Time != seen?.Time)
        {
            var failed = (double)row.OriginRejected / Math.Max(1, row.OriginRequests);
            lock (_gate)
            {
                run.Observe(new(row.OriginUtilization ?? 0, TimeSpan.Zero, failed), now);
            }
        }
        return row;
    }

    private IReadOnlyList<PurgeCall> Advance(PurgeRun run, DateTimeOffset now)
    {
        lock (_gate)
        {
            var calls = run.Advance(now);
            foreach (var call in calls.Where(c => c.Outcome == PurgeCallOutcome.Accepted && c.Pass == 0))
            {
                var at = BinOf(now);
                _accepted[at] = _accepted.GetValueOrDefault(at) + call.Count;
            }
            return calls;
        }
    }

    private void ReportShards(PurgeRun run, IReadOnlyList<PurgeCall> calls, HashSet<int> reported)
    {
        foreach (var call in calls.Where(c => run.ShardFinished(c.Shard) && reported.Add(c.Shard)))
        {
            var shard = run.Shards[call.Shard];
            log.Append(JournalEvents.PurgeShardFinished(
                lab.Clock.GetUtcNow(), shard.Name, shard.Keys.Count, run.LostOf(call.Shard)));
        }
    }

    private async Task SendAsync(
        PurgeRun run, IReadOnlyList<PurgeCall> calls, bool soft, CancellationToken cancellation)
    {
        var accepted = calls.Where(c => c.Outcome == PurgeCallOutcome.Accepted).ToList();
        Task Send(RunningResource edge, string name) => SendAsync(
            edge, run, [.. accepted.Where(c => c.Edge is null || c.Edge == name)], soft, cancellation);
        if (accepted.Count > 0)
        {
            // A broadcast reaches all edges within a fraction of a second. Here a real millisecond may be a third of one,
            // so the shield goes first: else PoPs would refill from an unpurged shield far more often than they do.
            await Task.WhenAll(lab.Edges.Except(lab.Pops).Select(shield => Send(shield, Model.Purging.PurgeShard.Shield)));
            await Task.WhenAll(lab.Pops.Select(pop => Send(pop, pop.Name)));
        }
    }

    private async Task SendAsync(
        RunningResource edge, PurgeRun run, IReadOnlyList<PurgeCall> calls, bool soft, CancellationToken cancellation)
    {
        if (calls.Count == 0)
        {
            return;
        }
        try
        {
            var byUrl = calls.ToLookup(c => run.Shards[c.Shard].ByUrl, run.KeysOf);
            await lab.EdgeOf(edge).PurgeAsync(
                new()
                {
                    Keys = [.. byUrl[false].SelectMany(k => k)],
                    Urls = [.. byUrl[true].SelectMany(k => k)],
                    All = calls.Any(c => run.Shards[c.Shard].Keys.Count == 0),
                    Soft = soft,
                },
                cancellation);
        }
        catch (ResourceException lost)
        {
            log.Append(JournalEvents.Fault(
                lab.Clock.GetUtcNow(), edge.Name, $"{calls.Count} purges did not reach it: {lost.Message}"));
        }
    }
}
