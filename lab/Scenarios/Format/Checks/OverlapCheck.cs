using System.Globalization;
using CdnLab.Model.Purging;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>One thing is changed by one step at a time: a release, a PoP's config, the caches, the workers.</summary>
internal sealed class OverlapCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    private readonly Dictionary<string, (DateTimeOffset Start, DateTimeOffset End)> _last = new(StringComparer.Ordinal);

    public override void Run()
    {
        var purges = Spec.Timeline.Count(s => s.Action is PurgeAction);
        var projects = new Lazy<IReadOnlyList<Project>>(() => purges > 1 && Sound(Spec, "catalogue")
            ? Catalogue.Create(Spec.Catalogue, Spec.Seed).Projects
            : []);
        foreach (var step in Spec.Timeline)
        {
            foreach (var (subject, length) in Changes(step.Action, projects))
            {
                Change(step, subject, length);
            }
        }
    }

    private void Change(TimelineStep step, string subject, TimeSpan length)
    {
        if (_last.TryGetValue(subject, out var before) && (step.At < before.End || step.At == before.Start))
        {
            var from = before.Start.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            var until = before.End.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            Report(
                FindingCode.Overlap,
                Node(step, "at"),
                $"timeline: {subject} is being changed already, from {from} to {until}",
                "move one of the steps");
        }
        _last[subject] = (step.At, step.At + length);
    }

    private IEnumerable<(string Subject, TimeSpan Length)> Changes(
        TimelineAction action, Lazy<IReadOnlyList<Project>> projects) => action switch
        {
            DeployOriginAction => [("the origin's release", TimeSpan.Zero)],
            DeployEdgeAction deploy => Edges(deploy.Pops).Select(e => ($"the config of '{e}'", deploy.Over)),
            RollBackAction back =>
            [
                .. back.Origin is null ? [] : new[] { ("the origin's release", TimeSpan.Zero) },
                .. back.Edge is null ? [] : Edges([]).Select(e => ($"the config of '{e}'", back.Over)),
            ],
            PurgeAction purge => [("the content of the caches", Length(purge, projects))],
            ScaleOutAction scaleOut => [("the number of workers", scaleOut.Delay)],
            SetClientsAction => [("the traffic", TimeSpan.Zero)],
            StatusPostAction => [("the status page", TimeSpan.Zero)],
            FaultAction fault => [($"the health of '{fault.Target}'", fault.For)],
            _ => [],
        };

    private IEnumerable<string> Edges(IReadOnlyList<string> pops)
    {
        var all = Spec.Topology.Pops.Select(p => p.Name);
        return pops.Count > 0 ? pops : Spec.Topology.Shield is { } shield ? all.Prepend(shield).Distinct() : all;
    }

    private TimeSpan Length(PurgeAction purge, Lazy<IReadOnlyList<Project>> projects) =>
        Spec.Purges.GetValueOrDefault(purge.Strategy) is { } strategy && Sound(strategy)
            ? PurgePlanner.Length(strategy, PurgePlanner.Plan(strategy, PurgeScopes.Of(Spec, projects.Value)))
            : TimeSpan.Zero;

    private bool Sound(PurgeStrategy strategy) => Node(Spec, "purges") is Yaml.MapNode && Sound(Spec, "purges")
        && Node(strategy, "kind") is not null;
}
