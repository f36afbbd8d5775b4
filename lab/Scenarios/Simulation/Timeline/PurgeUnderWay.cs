using CdnLab.Model.Purging;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Simulation.Timeline;

/// <summary>A purge that has begun.</summary>
/// <param name="Strategy">The way.</param>
/// <param name="Run">Its calls.</param>
/// <param name="Number">Number of the way among those of the run.</param>
/// <param name="Targets">What its keys mean.</param>
internal sealed record PurgeUnderWay(
    PurgeStrategy Strategy, PurgeRun Run, int Number, PurgeTargets Targets)
{
    private readonly HashSet<int> _reported = [];

    /// <summary>Writes how far it is at the end of a bin.</summary>
    public void Report(IReadOnlyList<PurgeCall> calls, DateTimeOffset until, List<JournalEvent> journal)
    {
        foreach (var last in calls.Where(c => Run.ShardFinished(c.Shard)).GroupBy(c => c.Shard)
            .Where(shard => _reported.Add(shard.Key)).Select(shard => shard.Last()))
        {
            var shard = Run.Shards[last.Shard];
            journal.Add(JournalEvents.PurgeShardFinished(
                last.Due, shard.Name, shard.Keys.Count, Run.LostOf(last.Shard)));
        }
        journal.Add(JournalEvents.PurgeProgress(Run.Finished ? calls[^1].Due : until, Run.Shards.Select(
            (shard, i) => KeyValuePair.Create(shard.Name, (long)Run.Settled(i)))));
        if (Run.Finished)
        {
            journal.Add(JournalEvents.PurgeFinished(calls[^1].Due, Run.Calls, Run.Lost));
        }
    }
}
