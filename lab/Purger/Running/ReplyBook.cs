using CdnLab.Model.Purging;
using CdnLab.Purger.Journal;
using CdnLab.Purger.Targets;

namespace CdnLab.Purger.Running;

/// <summary>Takes the replies to calls: each goes into the journal and back to the run.</summary>
internal sealed class ReplyBook(
    PurgeRun run, PurgeJournal journal, RunnerSettings settings, Action<PurgeCall, string> lose)
{
    private readonly FailureWindow _window = new(settings.FailuresMax);
    private readonly Throttle _throttle = new(settings);

    /// <summary>Why the purge is to stop; null: it is not.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Calls that failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Calls that were put off.</summary>
    public int Throttled { get; private set; }

    /// <summary>Takes one.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">Its reply; null: what became of it is not known.</param>
    /// <param name="now">Now.</param>
    public void Take(PurgeCall call, PurgeReply? reply, DateTimeOffset now)
    {
        switch (reply?.Kind)
        {
            case PurgeReplyKind.Accepted:
                _throttle.Clear();
                _window.Add(failed: false);
                Settle(call, PurgeCallOutcome.Accepted, null, now);
                break;
            case PurgeReplyKind.Throttled:
                PutOff(call, reply, now);
                break;
            case PurgeReplyKind.Unauthorized:
                StopReason ??= $"the endpoint refuses the token: {reply.Reason}";
                break;
            case PurgeReplyKind.Failed:
                Fail(call, PurgeCallOutcome.Failed, reply, now);
                break;
            case PurgeReplyKind.Refused:
                Fail(call, PurgeCallOutcome.Lost, reply, now);
                break;
        }
    }

    private void PutOff(PurgeCall call, PurgeReply reply, DateTimeOffset now)
    {
        Throttled++;
        var until = _throttle.Until(call.Due, reply.Wait, now, out var reason);
        StopReason ??= reason;
        run.Hold(until);
        run.Postpone(call, until);
        journal.Append(JournalCalls.EntryOf(call, JournalEntry.Postponed, until, reply.Reason));
    }

    private void Fail(PurgeCall call, PurgeCallOutcome outcome, PurgeReply reply, DateTimeOffset now)
    {
        Failures++;
        _window.Add(failed: true);
        Settle(call, outcome, reply.Reason, now);
        if (_window.IsOver)
        {
            StopReason ??= $"{_window.Failures} of the last {FailureWindow.Size} calls failed, "
                + $"the last with: {reply.Reason}";
        }
    }

    private void Settle(PurgeCall call, PurgeCallOutcome outcome, string? reason, DateTimeOffset now)
    {
        var told = run.Report(call, outcome, now);
        journal.Append(JournalCalls.EntryOf(
            call,
            told switch
            {
                PurgeCallOutcome.Accepted => JournalEntry.Accepted,
                PurgeCallOutcome.Lost => JournalEntry.Lost,
                _ => JournalEntry.Failed,
            },
            now,
            reason));
        if (told == PurgeCallOutcome.Lost)
        {
            lose(call, reason ?? "");
        }
    }
}
