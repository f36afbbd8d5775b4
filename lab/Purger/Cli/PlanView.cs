using System.Globalization;
using CdnLab.Model.Purging;
using CdnLab.Purger.Planning;

namespace CdnLab.Purger.Cli;

/// <summary>Tells a plan, as a dry run does.</summary>
internal static class PlanView
{
    private const int ShardsMax = 40;

    /// <summary>Writes it for people.</summary>
    public static void Write(RunPlan plan, TextWriter output)
    {
        var affected = plan.Affected();
        var mode = plan.Strategy.Mode == PurgeMode.Soft ? "soft" : "hard";
        var places = plan.Endpoints.Count == 0 ? "" : $" at {string.Join(", ", plan.Endpoints.Select(e => e.Url))}";
        output.WriteLine(
            $"purge of {plan.Name}: strategy {plan.Strategy.Name}, mode {mode}, target {plan.Traits.Name}{places}");
        output.WriteLine(Sentence(plan, affected.Count));
        output.WriteLine();
        output.WriteLine($"{"shard",-16}{"objects",10}{"affected",10}{"calls",10}");
        foreach (var shard in plan.Shards.Take(ShardsMax))
        {
            var some = plan.AffectedKnown ? Count(plan.AffectedOf(shard, affected)) : "?";
            var objects = shard.Keys.Count == 0 ? "all" : Count(shard.Keys.Count);
            output.WriteLine($"{shard.Name,-16}{objects,10}{some,10}{Count(plan.Passes * plan.CallsOf(shard)),10}");
        }
        if (plan.Shards.Count > ShardsMax)
        {
            output.WriteLine($"and {Count(plan.Shards.Count - ShardsMax)} more shards");
        }
        output.WriteLine();
        output.WriteLine("dry run: nothing was sent");
    }

    /// <summary>The same as values.</summary>
    public static object Values(RunPlan plan)
    {
        var affected = plan.Affected();
        return new
        {
            schema = 1,
            dry_run = true,
            name = plan.Name,
            strategy = plan.Strategy.Name,
            mode = plan.Strategy.Mode == PurgeMode.Soft ? "soft" : "hard",
            target = plan.Traits.Name,
            endpoints = plan.Endpoints.Select(e => new { name = e.Name, url = e.Url }),
            objects = Objects(plan),
            affected = plan.AffectedKnown ? affected.Count : (int?)null,
            calls = plan.Calls,
            seconds = Math.Round(plan.Length.TotalSeconds, 3),
            shards = plan.Shards.Select(s => new
            {
                name = s.Name,
                objects = s.Keys.Count,
                affected = plan.AffectedKnown ? plan.AffectedOf(s, affected) : (int?)null,
                calls = plan.Passes * plan.CallsOf(s),
            }),
        };
    }

    private static string Sentence(RunPlan plan, int affected)
    {
        var all = plan.Shards.Any(s => s.Keys.Count == 0) ? "everything, with these " : "";
        var some = plan.AffectedKnown ? $"of which {Count(affected)} are affected" : "affected ones not known";
        var quota = plan.Strategy.Limits.CallsPerHour is { } hourly
            ? $", within {Count((long)hourly)} calls an hour" : "";
        return $"{all}{Count(Objects(plan))} objects in {Count(plan.Calls)} calls, {some}; "
            + $"at least {TimeText.Of(plan.Length)} at its pace{quota}";
    }

    private static int Objects(RunPlan plan) =>
        plan.Shards.Any(s => s.Keys.Count == 0) ? plan.Keys.Count : plan.Shards.Sum(s => s.Keys.Count);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
