using CdnLab.Model.Purging;

namespace CdnLab.Purger.Journal;

/// <summary>Calls as a journal's lines and back.</summary>
public static class JournalCalls
{
    /// <summary>The line of a call.</summary>
    public static JournalEntry EntryOf(PurgeCall call, string kind, DateTimeOffset at, string? reason = null) => new()
    {
        Kind = kind,
        At = at,
        Shard = call.Shard,
        First = call.First,
        Count = call.Count,
        Pass = call.Pass,
        Attempt = call.Attempt,
        Reason = reason,
    };

    /// <summary>What became of each call: the last that is known of its keys.</summary>
    /// <exception cref="JournalException">The calls do not fit the plan.</exception>
    public static IReadOnlyList<RestoredCall> Restored(
        IEnumerable<JournalEntry> entries, IReadOnlyList<PurgeShard> shards)
    {
        var last = new OrderedDictionary<(int, int), RestoredCall>();
        foreach (var entry in entries.Where(e => e.IsOfCall))
        {
            var call = CallOf(entry);
            last[(call.Shard, call.First)] = new(call, OutcomeOf(entry.Kind), entry.At);
        }
        var restored = last.Values.ToList();
        foreach (var shard in restored.GroupBy(r => r.Call.Shard))
        {
            // Keys are taken in order: what was taken is the beginning of the shard, without a gap.
            if (shard.Key < 0 || shard.Key >= shards.Count
                || shard.Sum(r => (long)r.Call.Count) != shard.Max(r => (long)r.Call.First + r.Call.Count)
                || shard.Max(r => (long)r.Call.First + r.Call.Count) > shards[shard.Key].Count)
            {
                throw new JournalException("the journal's calls do not fit its plan: it is damaged; "
                    + "fix: begin anew with another --out, which purges every key again");
            }
        }
        return restored;
    }

    /// <summary>When calls were made.</summary>
    public static IEnumerable<DateTimeOffset> Spent(IEnumerable<JournalEntry> entries) =>
        entries.Where(e => e.Kind == JournalEntry.Intent).Select(e => e.At);

    /// <summary>The call of a line.</summary>
    public static PurgeCall CallOf(JournalEntry entry) => new(
        entry.Shard ?? -1, entry.First ?? 0, entry.Count ?? 0, entry.At, entry.Attempt ?? 1, default)
    {
        Pass = entry.Pass ?? 0,
    };

    private static PurgeCallOutcome? OutcomeOf(string kind) => kind switch
    {
        JournalEntry.Accepted => PurgeCallOutcome.Accepted,
        JournalEntry.Failed => PurgeCallOutcome.Failed,
        JournalEntry.Lost => PurgeCallOutcome.Lost,
        _ => null,
    };
}
