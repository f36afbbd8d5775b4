using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Purger.Planning;

/// <summary>A scenario's projects and its purge.</summary>
public static class ScenarioKeys
{
    /// <summary>Reads them; null: the scenario has findings.</summary>
    public static PlannedKeys? Read(string scenario, double scale, List<string> findings)
    {
        var loaded = ScenarioLoader.Load(scenario);
        findings.AddRange(loaded.Findings.Select(finding => finding.ToString()));
        if (loaded.Spec is not { } whole)
        {
            return null;
        }
        var spec = scale is < 1 or > 1 ? ScenarioScaling.Apply(whole, scale) : whole;
        var own = spec.Timeline.Select(step => step.Action).OfType<PurgeAction>().FirstOrDefault() is { } purge
            ? spec.Purges[purge.Strategy]
            : spec.Purges.Values.FirstOrDefault();
        var projects = Catalogue.Create(spec.Catalogue, spec.Seed).Projects;
        var scope = PurgeScopes.Of(spec, projects) with { Pops = [], Shield = false };
        return new(spec.Name, own ?? new(), scope)
        {
            Own = own,
            AffectedKnown = true,
            Host = spec.Topology.Host,
        };
    }

    /// <summary>Only those projects whose key is among some.</summary>
    public static PlannedKeys Only(PlannedKeys all, IReadOnlyList<string> keys, List<string> findings)
    {
        var keyOf = PurgeKinds.Of(all.Basis).KeyOf(all.Basis);
        var byKey = all.Scope.Projects.ToLookup(keyOf, StringComparer.Ordinal);
        var unknown = keys.Where(key => !byKey.Contains(key)).ToList();
        if (unknown.Count > 0)
        {
            findings.Add($"--keys: {unknown.Count} keys are none of {all.Name}'s, such as '{unknown[0]}'; "
                + "fix: leave the scenario out, or take its --scale");
        }
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        return all with
        {
            Scope = all.Scope with
            {
                Orders = new([.. all.Scope.Projects.Where(p => wanted.Contains(keyOf(p)))]),
            },
        };
    }
}
