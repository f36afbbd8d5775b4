using CdnLab.Model.Purging;
using CdnLab.Purger.Health;
using CdnLab.Purger.Journal;
using CdnLab.Purger.Planning;
using CdnLab.Purger.Targets;

namespace CdnLab.Purger.Running;

/// <summary>Runs a plan against real edges: what is due by the model's <see cref="PurgeRun"/> is written down as
/// intended, sent, and written down with its outcome.</summary>
public sealed class LiveRunner
{
    private static readonly TimeSpan WaitLeast = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan WaitMost = TimeSpan.FromMilliseconds(50);

    private readonly RunPlan _plan;
    private readonly PurgeEdges _edges;
    private readonly PurgeJournal _journal;
    private readonly RunnerSettings _settings;
    private readonly TimeProvider _time;
    private readonly PurgeRun _run;
    private readonly List<LostKey> _lost = [];
    private readonly int _callsBefore;

    /// <summary>A run that takes up what was done before.</summary>
    /// <exception cref="JournalException">What was done before does not fit the plan.</exception>
    public LiveRunner(
        RunPlan plan, PurgeEdges edges, PurgeJournal journal, IReadOnlyList<JournalEntry> before,
        RunnerSettings settings, TimeProvider time)
    {
        (_plan, _edges, _journal, _settings, _time) = (plan, edges, journal, settings, time);
        _run = new(plan.Strategy, plan.Shards, time.GetUtcNow(), seed: 0);
        _run.Restore(JournalCalls.Restored(before, plan.Shards), JournalCalls.Spent(before));
        _callsBefore = _run.Calls;
        foreach (var entry in before)
        {
            if (entry.Kind == JournalEntry.Lost)
            {
                Lose(JournalCalls.CallOf(entry), entry.Reason ?? "");
            }
            else if (entry.Kind == JournalEntry.Postponed)
            {
                _run.Hold(entry.At);
            }
        }
    }

    /// <summary>Where a look at the load goes; null: it is not asked.</summary>
    public HealthProbe? Health { get; init; }

    /// <summary>Whether calls are made now.</summary>
    public required PauseSwitch Pause { get; init; }

    /// <summary>Runs until every key is settled, the endpoint makes it stop, or it is asked to.</summary>
    public async Task<RunResult> RunAsync(IProgress<RunState> progress, CancellationToken stop)
    {
        var begun = _time.GetTimestamp();
        using var sender = new CallSender(_edges);
        using var watch = await HealthWatch.StartAsync(Health, _settings.HealthEvery, _time, stop);
        var replies = new ReplyBook(_run, _journal, _settings, Lose);
        DateTimeOffset? deadline = null;
        while (true)
        {
            var now = _time.GetUtcNow();
            while (sender.TryTake(out var call, out var reply))
            {
                replies.Take(call, reply, now);
            }
            var ends = replies.StopReason is not null || stop.IsCancellationRequested;
            if (sender.UnderWay == 0 && (ends || _run.Finished))
            {
                break;
            }
            if (ends && now >= (deadline ??= now + _settings.Grace))
            {
                sender.Abort();
            }
            while (watch.TryTake(out var load))
            {
                _run.Observe(load, now);
            }
            var isPaused = Pause.IsOn;
            var calls = ends || isPaused ? [] : _run.Take(now);
            Send(sender, calls, now);
            progress.Report(StateOf(isPaused));
            await sender.WaitAsync(WaitOf(calls.Count, now));
        }
        return End(replies, _time.GetElapsedTime(begun));
    }

    private void Send(CallSender sender, IReadOnlyList<PurgeCall> calls, DateTimeOffset now)
    {
        foreach (var call in calls)
        {
            _journal.Append(JournalCalls.EntryOf(call, JournalEntry.Intent, now));
        }
        // Nothing is sent before the disk knows of it.
        if (_journal.IsDirty)
        {
            _journal.Flush();
        }
        foreach (var call in calls)
        {
            sender.Send(call, RequestOf(call));
        }
    }

    private PurgeRequest RequestOf(PurgeCall call)
    {
        var shard = _plan.Shards[call.Shard];
        IReadOnlyList<string> keys = [.. _run.KeysOf(call)];
        return new()
        {
            Keys = shard.ByUrl ? [] : keys,
            Urls = shard.ByUrl ? keys : [],
            All = keys.Count == 0,
            Soft = _plan.Strategy.Mode == PurgeMode.Soft,
        };
    }

    private TimeSpan WaitOf(int made, DateTimeOffset now)
    {
        var wait = (_run.Next - now) ?? WaitMost;
        return wait > WaitMost || (made == 0 && wait <= TimeSpan.Zero) ? WaitMost : wait < WaitLeast ? WaitLeast : wait;
    }

    private RunState StateOf(bool isPaused) => new(
        Enumerable.Range(0, _plan.Shards.Count).Sum(_run.Settled), _run.Lost, _run.Calls, _run.Rate,
        isPaused ? $"paused by {Pause.File}" : _run.Rate == 0 ? "waiting until the origin is well again" : null);

    private void Lose(PurgeCall call, string reason)
    {
        var shard = _plan.Shards[call.Shard];
        _lost.AddRange((shard.Keys.Count == 0 ? [shard.Name] : _run.KeysOf(call)).Select(k => new LostKey(k, reason)));
    }

    private RunResult End(ReplyBook replies, TimeSpan took)
    {
        var end = _run.Finished ? RunEnd.Finished
            : replies.StopReason is not null ? RunEnd.Stopped : RunEnd.Interrupted;
        _journal.Append(new()
        {
            Kind = end == RunEnd.Finished ? JournalEntry.Finished : JournalEntry.Stopped,
            At = _time.GetUtcNow(),
            Reason = end == RunEnd.Interrupted ? "asked to" : replies.StopReason,
        });
        _journal.Flush();
        return new()
        {
            End = end,
            Reason = replies.StopReason,
            Settled = Enumerable.Range(0, _plan.Shards.Count).Sum(_run.Settled),
            Calls = _run.Calls,
            CallsNow = _run.Calls - _callsBefore,
            Failures = replies.Failures,
            Throttled = replies.Throttled,
            Lost = _lost,
            Took = took,
        };
    }
}
