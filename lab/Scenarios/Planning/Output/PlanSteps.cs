using System.Globalization;
using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Planning.Output;

/// <summary>What to do, in order, with rates and counts of the full size.</summary>
internal sealed class PlanSteps
{
    private const int FirstKeys = 5;
    private readonly RemedyPlan _plan;
    private readonly ScenarioSpec _spec;
    private readonly double _scale;

    public PlanSteps(PlanDocument document, RemedyPlan plan)
    {
        (_plan, _spec, _scale) = (plan, document.Scenario, document.Scale);
        Shards = plan.Purge is { } purge
            ? PurgePlanner.Plan(purge, PurgeScopes.Of(document.Scenario, document.Projects)) : [];
    }

    /// <summary>The shards of the purge, at the size that was simulated; none: it does not purge.</summary>
    public IReadOnlyList<PurgeShard> Shards { get; }

    /// <summary>Keys to purge, at the size that was simulated.</summary>
    public int Keys => Shards.Sum(s => s.Count);

    /// <summary>The steps.</summary>
    public IReadOnlyList<string> Write()
    {
        var steps = new List<string>();
        if (_plan.RollsBack)
        {
            steps.Add($"Put origin release {_spec.Origin.Release} and edge config {_spec.Edge.Config} back in force.");
        }
        if (_plan.Deploy is { } config)
        {
            steps.Add($"Deploy edge config {config.Name} ({_plan.About}) to every PoP"
                + (_plan.Over > TimeSpan.Zero
                    ? $", one after the other over {FigureText.Time(_plan.Over.TotalSeconds)}." : ", all at once."));
        }
        if (_plan.Purge is { } purge)
        {
            steps.AddRange(Purge(purge, PurgeKinds.Of(purge)));
        }
        else if (steps.Count == 0)
        {
            steps.Add("Do nothing: entries end by expiry. Watch the checkpoints.");
        }
        steps.Add("Compare with the checkpoints below; stop where the last section says so.");
        return steps;
    }

    private IEnumerable<string> Purge(PurgeStrategy purge, PurgeKind kind)
    {
        var mode = purge.Mode == PurgeMode.Hard ? "hard (remove)" : "soft (mark stale)";
        if (kind.TakesAll && Shards.All(s => s.Keys.Count == 0))
        {
            yield return Shards.Count == 1 ? $"Purge everything with one {mode} call."
                : $"Empty one edge after the other with {mode} calls, {FigureText.Time(purge.Pause.TotalSeconds)} "
                    + $"apart: {string.Join(", ", Shards.Take(FirstKeys).Select(s => s.Edge))}, …";
            yield break;
        }
        yield return What(purge);
        if (Shards.Count > 1)
        {
            yield return Pools(kind);
        }
        yield return Callers(purge, kind, mode);
        if (Pace(purge) is { Length: > 0 } pace)
        {
            yield return pace;
        }
        if (purge.Passes != PurgePasses.Once)
        {
            yield return purge.Passes == PurgePasses.ShieldFirst
                ? $"Each key at the shield first, and {FigureText.Time(purge.Pause.TotalSeconds)} later everywhere."
                : $"Each key once more, {FigureText.Time(purge.Pause.TotalSeconds)} after the first call.";
        }
        yield return $"Make a failed call again up to {PlanWords.Count(purge.RetriesMax, "time")}, "
            + $"{FigureText.Time(purge.RetryDelay.TotalSeconds)} later each; list what still fails: those projects "
            + "stay wrong until they expire.";
    }

    private string What(PurgeStrategy purge)
    {
        var first = string.Join(", ", Shards[0].Keys.Take(FirstKeys));
        var what = Shards[0].ByUrl ? "URLs" : "surrogate keys";
        return $"List the {what} of {(PurgePlanner.MeansOnlyAffected(purge)
            ? "the projects whose spellings differ" : "all projects")}: about {Full(Keys)}. "
            + $"In order, {(Shards.Count > 1 ? $"pool {Shards[0].Name} begins" : "it begins")} with {first}.";
    }

    private string Pools(PurgeKind kind)
    {
        var (largest, smallest) = (Shards.MaxBy(s => s.Count)!, Shards.MinBy(s => s.Count)!);
        return $"Split them into {Shards.Count} pools ({kind.About}): the largest, {largest.Name}, has about "
            + $"{Full(largest.Count)}, the smallest, {smallest.Name}, "
            + $"{Full(smallest.Count)}. All pools begin at once.";
    }

    private string Callers(PurgeStrategy purge, PurgeKind kind, string mode)
    {
        var callers = kind.Callers(purge, Shards.Count).Count;
        var full = purge.AtScale(1 / _scale);
        var batch = purge.Limits.BatchMax > 1 ? $", up to {purge.Limits.BatchMax} keys a call" : "";
        if (kind.Interval(purge, Shards[0].Name) == TimeSpan.Zero)
        {
            return $"Have {PlanWords.Count(callers, "caller")} take from the list{batch}, {mode}.";
        }
        var rates = Shards.Select(s => Math.Round(1 / kind.Interval(full, s.Name).TotalSeconds, 3)).ToList();
        var usual = rates.Max();
        var slower = Shards.Zip(rates).Where(pair => pair.Second < usual)
            .Select(pair => $"{pair.First.Name} {Rate(pair.Second)}").ToList();
        return $"Have {PlanWords.Count(callers, "caller")} make {mode} calls, each {Rate(usual)}{batch}"
            + (slower.Count > 0 ? $" (pool {string.Join(", ", slower)})" : "")
            + Together(rates.Average() * callers, full.Limits.CallsPerHour / 3600, callers);
    }

    private string Together(double rate, double? quota, int callers) =>
        rate > quota ? ". They would make more calls than the quota allows, so that it sets their pace."
        : callers == 1 ? "."
        : $": {Rate(rate)} together{(Shards.Count > 1 ? " at first" : "")}.";

    private static string Rate(double perSecond) => perSecond >= 0.5
        ? string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.##} a second")
        : $"one every {FigureText.Time(1 / perSecond)}";

    // Keys are as many as projects, but for groups, which are as many at any size.
    private string Full(int keys) => PlanWords.Number(
        _plan.Purge is { } purge && PurgeKinds.Of(purge).NeedsTags ? keys : keys / _scale);

    private string Pace(PurgeStrategy purge)
    {
        var full = purge.AtScale(1 / _scale);
        var parts = new List<string>();
        if (full.TotalCallsPerSecond is { } total)
        {
            parts.Add($"All together make at most {PlanWords.Number(total)} calls a second.");
        }
        if (full.Control is { } control)
        {
            parts.Add($"Begin at {PlanWords.Number(control.Start)} calls a second. Look at the origin all the time: "
                + $"add up to {PlanWords.Number(control.Increase)} while its utilization is below "
                + $"{PlanWords.Share(control.UtilizationMax)}, less the nearer it is; times "
                + $"{PlanWords.Number(control.Decrease)} above; stop above {PlanWords.Share(control.ErrorRatioMax)} "
                + "errors.");
        }
        if (full.Limits.CallsPerHour is { } quota)
        {
            parts.Add($"Keep to {PlanWords.Number(quota)} calls an hour ({PlanWords.Number(quota / 3600)} a second): "
                + "calls above it wait.");
        }
        return string.Join(" ", parts);
    }
}
