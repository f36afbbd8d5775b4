using CdnLab.Model.Purging;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Journal;
using Shard = CdnLab.Scenarios.Journal.PurgeShard;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>Runs purges: every accepted call goes to every edge, and reaches each after a delay of its own, or
/// never.</summary>
internal sealed class PurgeSender(RunContext context, IReadOnlyList<EdgeNode> edges, Catalogue catalogue)
{
    private readonly Dictionary<string, (PurgeDelivery Delivery, RandomStream Random)> _ways = edges.ToDictionary(
        edge => edge.Name,
        edge => (
            context.Spec.PurgeDeliveryByPop.GetValueOrDefault(edge.Name, context.Spec.PurgeDelivery),
            context.Stream("purge/" + edge.Name)));

    public void Begin(PurgeStrategy strategy)
    {
        var shards = PurgePlanner.Plan(strategy, catalogue.Projects);
        var run = new PurgeRun(strategy, shards, context.Now, context.Seed);
        context.Events.Add(JournalEvents.PurgeStarted(
            context.Now,
            strategy.Name,
            strategy.Mode == PurgeMode.Soft ? "soft" : "hard",
            shards.Sum(s => s.Keys.Count),
            shards.Select(s => new Shard(s.Name, s.Keys.Count))));
        // The fate of a call does not hang on when it is asked for.
        var left = shards.Select(s => Math.Max(1, s.Keys.Count)).ToArray();
        Next(new(run.Advance(DateTimeOffset.MaxValue)), run, left, strategy.Mode);
    }

    private void Next(Queue<PurgeCall> calls, PurgeRun run, int[] left, PurgeMode mode)
    {
        if (calls.TryDequeue(out var call))
        {
            context.Loop.At(call.Due, () =>
            {
                Make(call, mode);
                if (call.Outcome != PurgeCallOutcome.Failed && --left[call.Shard] == 0)
                {
                    var shard = run.Shards[call.Shard];
                    context.Events.Add(JournalEvents.PurgeShardFinished(
                        context.Now, shard.Name, shard.Keys.Count, run.LostOf(call.Shard)));
                }
                Next(calls, run, left, mode);
            });
            return;
        }
        context.Events.Add(JournalEvents.PurgeFinished(context.Now, run.Calls, run.Lost));
    }

    private void Make(PurgeCall call, PurgeMode mode)
    {
        if (call.Outcome != PurgeCallOutcome.Accepted)
        {
            return;
        }
        context.Meter.PurgedKey(context.Now);
        foreach (var edge in edges)
        {
            var (delivery, random) = _ways[edge.Name];
            if (delivery.Draw(random) is { } delay && edge.IsUp)
            {
                var process = edge.Process;
                context.Loop.At(context.Now + delay, () => Deliver(edge, process, call.Key, mode));
            }
            else
            {
                context.Totals.PurgesLost++;
            }
        }
    }

    private void Deliver(EdgeNode edge, int process, string? key, PurgeMode mode)
    {
        if (edge.Process != process)
        {
            context.Totals.PurgesLost++;
            return;
        }
        edge.Purge(key, mode);
        context.Totals.PurgesDelivered++;
    }
}
