using CdnLab.Model.Purging;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;
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
        var shards = PurgePlanner.Plan(strategy, PurgeScopes.Of(context.Spec, catalogue.Projects));
        var run = new PurgeRun(strategy, shards, context.Now, context.Seed);
        context.Events.Add(JournalEvents.PurgeStarted(
            context.Now,
            strategy.Name,
            strategy.Mode == PurgeMode.Soft ? "soft" : "hard",
            shards.Sum(s => s.Keys.Count),
            shards.Select(s => new Shard(s.Name, s.Keys.Count))));
        // The fate of a call does not hang on when it is asked for.
        var left = shards.Select(s => s.Count).ToArray();
        Next(new(run.Advance(DateTimeOffset.MaxValue)), run, left, strategy);
    }

    private void Next(Queue<PurgeCall> calls, PurgeRun run, int[] left, PurgeStrategy strategy)
    {
        if (calls.TryDequeue(out var call))
        {
            context.Loop.At(call.Due, () =>
            {
                Make(call, run, strategy.Mode);
                var pass = strategy.Passes == PurgePasses.Once ? 0 : 1;
                var settles = call.Outcome == PurgeCallOutcome.Lost
                    || (call.Outcome == PurgeCallOutcome.Accepted && call.Pass == pass);
                if (settles && (left[call.Shard] -= call.Count) == 0)
                {
                    var shard = run.Shards[call.Shard];
                    context.Events.Add(JournalEvents.PurgeShardFinished(
                        context.Now, shard.Name, shard.Keys.Count, run.LostOf(call.Shard)));
                }
                Next(calls, run, left, strategy);
            });
            return;
        }
        context.Events.Add(JournalEvents.PurgeFinished(context.Now, run.Calls, run.Lost));
    }

    private void Make(PurgeCall call, PurgeRun run, PurgeMode mode)
    {
        if (call.Outcome != PurgeCallOutcome.Accepted)
        {
            return;
        }
        // A key counts once, with its first pass.
        for (var key = 0; call.Pass == 0 && key < call.Count; key++)
        {
            context.Meter.PurgedKey(context.Now);
        }
        var keys = run.Shards[call.Shard].Keys.Count == 0 ? [null] : run.KeysOf(call).Cast<string?>().ToList();
        foreach (var edge in edges.Where(e => call.Edge is null || e.Name == NameOf(call.Edge)))
        {
            var (delivery, random) = _ways[edge.Name];
            if (delivery.Draw(random) is { } delay && edge.IsUp)
            {
                var process = edge.Process;
                context.Loop.At(
                    context.Now + delay, () => keys.ForEach(key => Deliver(edge, process, key, mode)));
            }
            else
            {
                context.Totals.PurgesLost++;
            }
        }
    }

    private string? NameOf(string edge) => edge == Model.Purging.PurgeShard.Shield ? context.Spec.Topology.Shield : edge;

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
