using CdnLab.Model.Clients;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;

namespace CdnLab.Scenarios.Checking.Reporting;

/// <summary>Says what becomes of the plan in the other order, and of going back. Clients with caches of their own are
/// left out: what they hold no plan can take back.</summary>
internal sealed class VariantChecker(ChangeSpec spec, IReadOnlyList<UrlGroup> groups, CheckOptions options)
{
    /// <summary>The order given and, where the plan deploys both layers, the other one.</summary>
    public IReadOnlyList<PlanVariant> Orders(SearchSummary summary)
    {
        var origin = Index<DeployOriginStep>();
        var edge = Index<DeployEdgeStep>();
        if (origin < 0 || edge < 0)
        {
            return [];
        }
        var swapped = spec.Steps.ToArray();
        (swapped[origin], swapped[edge]) = (swapped[edge], swapped[origin]);
        var plain = summary.Groups.Where(g => g.Mode == ClientCacheMode.None).Select(g => g.Result).Distinct().ToList();
        var given = Say(origin < edge ? "origin first" : "edge first", spec, new([], plain), _ => true);
        var other = Judge(origin < edge ? "edge first" : "origin first", swapped, _ => true);
        return [given, other];
    }

    /// <summary>Going back to where the plan began, after each step that deploys.</summary>
    public IReadOnlyList<PlanVariant> Rollbacks() =>
    [
        .. from index in Enumerable.Range(0, spec.Steps.Count)
           where spec.Steps[index].Action is DeployOriginStep or DeployEdgeStep
           let done = spec.Steps.Take(index + 1).ToList()
           let back = Back(done)
           where back is not null
           select Judge(
               $"after step {index + 1}, {spec.Steps[index].Action.Words}",
               [.. done, new ChangeStep(back, spec.Steps[index].Place)],
               key => key.Steps == done.Count + 1),
    ];

    private int Index<T>() => spec.Steps.ToList().FindIndex(s => s.Action is T);

    private RollBackStep? Back(List<ChangeStep> done)
    {
        var release = done.Select(s => s.Action).OfType<DeployOriginStep>().LastOrDefault()?.Release;
        var config = done.Select(s => s.Action).OfType<DeployEdgeStep>().LastOrDefault()?.Config;
        var back = new RollBackStep
        {
            Origin = release is not null && release != spec.Origin.Release ? spec.Origin.Release : null,
            Edge = config is not null && config != spec.Edge.Config ? spec.Edge.Config : null,
        };
        return back.Origin is null && back.Edge is null ? null : back;
    }

    private PlanVariant Judge(string title, IReadOnlyList<ChangeStep> steps, Func<States.ViolationKey, bool> counts)
    {
        var variant = spec with
        {
            Steps = steps,
            Personas = [.. spec.Personas.Where(p => p.Cache == ClientCacheMode.None)],
        };
        return Say(title, variant, ChangeChecker.Search(variant, groups, options with { Shortest = false }), counts);
    }

    private static PlanVariant Say(
        string title, ChangeSpec variant, SearchSummary summary, Func<States.ViolationKey, bool> counts)
    {
        var broken = summary.Searches.SelectMany(s => s.Violations).Select(v => v.Key).Where(counts)
            .OrderBy(k => k.Steps).ThenBy(k => k.Between).FirstOrDefault();
        return broken is not null
            ? new(title, CheckVerdict.Unsafe, $"{broken.Rule} {broken.What}, {Moments.Words(variant, broken)}")
            : variant.Unread.Count > 0 ? new(title, CheckVerdict.Incomplete, "not all of the rules were understood")
            : summary.Finished ? new(title, CheckVerdict.Safe, "proved for this model")
            : new(title, CheckVerdict.Unfinished, "not proved");
    }
}
