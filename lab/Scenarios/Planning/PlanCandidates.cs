using System.Globalization;
using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Planning;

/// <summary>The candidates of a search, named as <c>cdnlab compare</c> names them: each remedy with a few values of the
/// parameters that matter to it.</summary>
public static class PlanCandidates
{
    private const int RetriesMin = 3;
    private const double RoomBelowCap = 0.1;
    private static readonly string[] Modes = ["soft", "hard"];

    /// <summary>Candidates of some strategies: a bare name stands for its grid, one with parameters for
    /// itself.</summary>
    /// <param name="names">Strategies; none: all that need no preparation.</param>
    /// <param name="basis">The purge of the incident, at full size.</param>
    /// <param name="utilizationMax">The cap that strategies steer by; null: none.</param>
    /// <param name="callsPerHour">The quota, at full size: of rates that it cuts to the same, one is a candidate; null:
    /// none.</param>
    /// <param name="deploys">Whether edge and origin may be changed.</param>
    public static IReadOnlyList<string> Names(
        IReadOnlyList<string> names, PurgeStrategy basis, double? utilizationMax, double? callsPerHour,
        bool deploys)
    {
        var chosen = names.Count > 0 ? names
            : [.. RemedyCatalogue.All.Where(r => r is not PurgeKind { NeedsTags: true }).Select(r => r.Name)];
        return
        [
            .. chosen
                .Where(name => deploys || names.Count > 0 || RemedyCatalogue.Find(name) is PurgeKind or Wait)
                .SelectMany(name => name.Contains(':') ? [name]
                    : Grid(name, basis, utilizationMax, callsPerHour / 3600))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>A candidate within the provider's quota: calls that exceed it wait. Failed calls are made again, as a
    /// lost one leaves its project wrong until it expires.</summary>
    /// <param name="plan">The candidate.</param>
    /// <param name="constraints">The quota, at the size that is simulated.</param>
    public static RemedyPlan Within(RemedyPlan plan, PlanConstraints constraints)
    {
        if (plan.Purge is not { } purge)
        {
            return plan;
        }
        var (own, quota) = (purge.Limits.CallsPerHour, constraints.CallsPerHour);
        return plan with
        {
            Purge = purge with
            {
                RetriesMax = Math.Max(purge.RetriesMax, RetriesMin),
                Limits = quota is null || own <= quota ? purge.Limits : purge.Limits with
                {
                    CallsPerHour = quota, Burst = constraints.Burst,
                },
            },
        };
    }

    private static IEnumerable<string> Grid(
        string name, PurgeStrategy basis, double? utilizationMax, double? quota)
    {
        var (pace, total) = (basis.CallsPerSecond, basis.CallsPerSecond * basis.Shards);
        var cap = Math.Round(Math.Max(0.05, (utilizationMax - RoomBelowCap) ?? new PurgeControl().UtilizationMax), 3);
        return name switch
        {
            "letters" => Each(name, Modes, "callers_per_shard", 1, 2, 4),
            "hash" => Each(name, Modes, "shards", 26, 64),
            "stealing" => Modes.Select(mode => $"{name}:{mode}"),
            "affected" => Each(
                name, Modes, "calls_per_second", Below(quota / basis.Shards, pace / 4, pace / 2, pace, pace * 2)),
            "affected-urls" => Each(
                name, ["hard"], "calls_per_second", Below(quota / basis.Shards, pace / 2, pace, pace * 2)),
            "paced" => Each(
                name, ["hard"], "total_calls_per_second", Below(quota, total / 4, total / 2, total)),
            "adaptive" => Each(name, [.. Modes, "soft:affected", "hard:affected"], "utilization_max", cap),
            "hottest" or "coldest" or "shield-first" or "twice" or "groups" => [$"{name}:hard"],
            _ => [name],
        };
    }

    // The rates below a quota, and the first that it cuts.
    private static double[] Below(double? quota, params double[] rates) =>
        [.. rates.TakeWhile(rate => rate < quota || quota is null), .. rates.Where(rate => rate >= quota).Take(1)];

    private static IEnumerable<string> Each(
        string name, IEnumerable<string> words, string parameter, params double[] values) =>
        words.SelectMany(word => values.Select(value => string.Create(
            CultureInfo.InvariantCulture, $"{name}:{word}:{parameter}={value:0.####}")));
}
