using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Comparing;

/// <summary>Reads remedies as the command line names them.</summary>
public static class RemedyChoices
{
    /// <summary>All remedies, and both modes where a purge may be soft or hard.</summary>
    public static IReadOnlyList<string> Default { get; } =
    [
        "all", "letters:soft", "letters:hard", "hash:hard", "stealing:hard", "hottest:hard", "coldest:hard",
        "affected:soft", "affected:hard", "affected-urls:hard", "groups:hard", "pop-by-pop", "shield-first:hard",
        "twice:hard", "paced:hard", "adaptive:soft", "adaptive:hard", "versioned-key", "versioned-key-gradual",
        "edge-guard", "roll-back", "wait",
    ];

    /// <summary>The instant of the decision: the first purge of a scenario; null: it has none.</summary>
    public static DateTimeOffset? DecisionOf(ScenarioSpec spec) =>
        spec.Timeline.FirstOrDefault(step => step.Action is PurgeAction)?.At;

    /// <summary>Makes remedies ready for a scenario.</summary>
    /// <param name="spec">The scenario, at its size.</param>
    /// <param name="scale">Its share of the full size: parameters are rates at full size.</param>
    /// <param name="at">The instant of the decision.</param>
    /// <param name="names">Remedies as they were named.</param>
    /// <param name="findings">What is wrong with them, all of it.</param>
    public static IReadOnlyList<RemedyPlan> Read(
        ScenarioSpec spec, double scale, DateTimeOffset at, IReadOnlyList<string> names, List<string> findings)
    {
        var plans = new List<RemedyPlan>();
        foreach (var name in names)
        {
            var parts = name.Split(':');
            if (RemedyCatalogue.Find(parts[0]) is not { } remedy)
            {
                var known = RemedyCatalogue.All.Select(r => r.Name).ToList();
                findings.Add($"--strategies {name}: unknown strategy '{parts[0]}'; known: {string.Join(", ", known)}; "
                    + $"fix: {NearestWord.Fix(parts[0], known, "use one of them")}");
                continue;
            }
            if (names.Count(n => n == name) > 1 && plans.Any(p => p.Choice == name))
            {
                findings.Add($"--strategies {name}: named twice; fix: name it once");
                continue;
            }
            plans.Add(Plan(spec, scale, at, name, remedy, parts[1..], findings));
        }
        return plans;
    }

    private static RemedyPlan Plan(
        ScenarioSpec spec, double scale, DateTimeOffset at, string name, Remedy remedy, IEnumerable<string> parameters,
        List<string> findings)
    {
        // Parameters are those of the full size, so the basis is brought there and back.
        var purge = remedy.Purge(BasisOf(spec).AtScale(1 / scale));
        foreach (var parameter in parameters)
        {
            if (purge is null)
            {
                findings.Add($"--strategies {name}: '{remedy.Name}' purges nothing and takes no parameter; "
                    + $"fix: {remedy.Name}");
                break;
            }
            var set = RemedyParameters.Set(purge, parameter, out var wrong);
            if (wrong is not null)
            {
                findings.Add($"--strategies {name}: {wrong}; fix: leave it out");
            }
            purge = set ?? purge;
        }
        var inForce = spec.Edge.Configs[ConfigAt(spec, at)];
        return new(
            name, remedy.About, (purge is null ? null : purge with { Name = name })?.AtScale(scale),
            remedy.Deploy(inForce), remedy.Over, remedy.RollsBack);
    }

    // The purge of the timeline, else any, else the usual one.
    internal static PurgeStrategy BasisOf(ScenarioSpec spec) =>
        spec.Timeline.Select(step => step.Action).OfType<PurgeAction>().FirstOrDefault() is { } purge
            ? spec.Purges[purge.Strategy]
            : spec.Purges.Values.FirstOrDefault() ?? new PurgeStrategy();

    private static string ConfigAt(ScenarioSpec spec, DateTimeOffset at) => spec.Timeline
        .TakeWhile(step => step.At <= at)
        .Select(step => step.Action switch
        {
            DeployEdgeAction { Pops.Count: 0 } deploy => deploy.Config,
            RollBackAction { Edge: { } edge } => edge,
            _ => null,
        })
        .LastOrDefault(config => config is not null) ?? spec.Edge.Config;
}
