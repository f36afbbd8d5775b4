using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Checks;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Steps name what exists and do not contradict each other: nothing is deployed that is in force, and what is
/// rolled back was in force before.</summary>
internal sealed class StepCheck(ChangeSpec spec, ReadContext context) : SpecCheck(spec.Rules, context)
{
    private static readonly string[] Values = ["name", "normalized", "version"];
    private readonly HashSet<string> _releases = [spec.Origin.Release];
    private readonly HashSet<string> _configs = [spec.Edge.Config];
    private string _release = spec.Origin.Release;
    private string _pops = spec.Edge.Config;
    private string _shield = spec.Edge.Config;

    public override void Run()
    {
        if (spec.Steps.Count == 0 && (Source(spec)?["steps"]?.Value as ListNode)?.Items.Count == 0)
        {
            Report(FindingCode.MissingKey, Node(spec, "steps"), "steps: the plan is empty", "add a step");
        }
        foreach (var step in spec.Steps)
        {
            Check(step);
        }
    }

    private void Check(ChangeStep step)
    {
        switch (step.Action)
        {
            case DeployOriginStep deploy:
                var at = Node(step, "deploy_origin");
                Refer(at, deploy.Release, "deploy_origin", "release", Spec.Origin.Releases.Keys);
                Unless(deploy.Release != _release, at, $"release '{_release}'");
                _releases.Add(_release = deploy.Release);
                break;
            case DeployEdgeStep deploy:
                Check(deploy);
                break;
            case RollBackStep back:
                Check(back);
                break;
            case PurgeStep purge:
                Check(purge);
                break;
        }
    }

    private void Check(DeployEdgeStep deploy)
    {
        Refer(Node(deploy, "config"), deploy.Config, "deploy_edge", "config", Spec.Edge.Configs.Keys);
        if (!spec.Shield && deploy.Tier == Tier.Shield)
        {
            Report(FindingCode.Choice, Node(deploy, "tier"), "deploy_edge: there is no shield", "leave the tier out");
        }
        var pops = deploy.Tier == Tier.Shield ? _pops : deploy.Config;
        var shield = deploy.Tier == Tier.Pops ? _shield : deploy.Config;
        Unless(pops != _pops || shield != _shield, Node(deploy, "config"), $"config '{deploy.Config}'");
        (_pops, _shield) = (pops, shield);
        _configs.Add(deploy.Config);
    }

    private void Check(RollBackStep back)
    {
        if (back.Origin is null && back.Edge is null)
        {
            Report(FindingCode.Choice, Source(back), "roll_back needs one of origin, edge", "add one");
        }
        Refer(Node(back, "origin"), back.Origin ?? "", "roll_back.origin", "release", Spec.Origin.Releases.Keys);
        Refer(Node(back, "edge"), back.Edge ?? "", "roll_back.edge", "config", Spec.Edge.Configs.Keys);
        Before(Node(back, "origin"), back.Origin, _releases, "release");
        Before(Node(back, "edge"), back.Edge, _configs, "config");
        Unless(back.Origin != _release, Node(back, "origin"), $"release '{_release}'");
        Unless(back.Edge != _pops || back.Edge != _shield, Node(back, "edge"), $"config '{back.Edge}'");
        _release = back.Origin ?? _release;
        (_pops, _shield) = (back.Edge ?? _pops, back.Edge ?? _shield);
    }

    private void Check(PurgeStep purge)
    {
        var source = Source(purge);
        var named = source?["keys"] is not null || source?["urls"] is not null;
        if (purge.All ? named : purge.Keys.Count + purge.Urls.Count == 0)
        {
            Report(
                FindingCode.Choice,
                source,
                "purge needs keys or urls, or all: true and neither",
                "name what is purged");
        }
        if (!spec.Shield && purge.Tier == Tier.Shield)
        {
            Report(FindingCode.Choice, Node(purge, "tier"), "purge: there is no shield", "leave the tier out");
        }
        ReferItems(Node(purge, "only"), "purge.only", "family", Spec.Families.Select(f => f.Name));
        foreach (var item in new[] { Node(purge, "keys"), Node(purge, "urls") }
            .OfType<ListNode>().SelectMany(list => list.Items).OfType<ScalarNode>())
        {
            CheckTemplate(item);
        }
    }

    private void CheckTemplate(ScalarNode item)
    {
        try
        {
            foreach (var name in Template.Parse(item.Value).Names.Where(n => !Values.Contains(n)).Distinct())
            {
                Report(
                    FindingCode.Template,
                    item,
                    $"purge: no value {{{name}}}; known: {string.Join(", ", Values)}",
                    NearestWord.Fix(name, Values, "use one of them"));
            }
        }
        catch (FormatException error)
        {
            Report(FindingCode.Template, item, $"purge: {error.Message}", "correct the template");
        }
    }

    private void Unless(bool changes, SourceNode? at, string what)
    {
        if (!changes)
        {
            Report(FindingCode.Overlap, at, $"steps: {what} is in force already", "remove the step");
        }
    }

    private void Before(SourceNode? at, string? name, HashSet<string> earlier, string kind)
    {
        if (name is not null && !earlier.Contains(name))
        {
            Report(
                FindingCode.Order,
                at,
                $"roll_back: {kind} '{name}' was never in force; before: {string.Join(", ", earlier)}",
                "deploy it first, or name an earlier one");
        }
    }
}
