using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>Templates outside edge rules parse and name known values.</summary>
internal sealed class TemplateCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    private static readonly string[] Path = ["name", "version"];
    private static readonly string[] Target = ["name", "normalized", "version"];
    private static readonly string[] Header = [.. Target, "group"];
    private static readonly string[] Key = ["name", "normalized"];

    public override void Run()
    {
        CheckPaths();
        foreach (var release in Spec.Origin.Releases.Values)
        {
            var what = $"release '{release.Name}'";
            foreach (var headers in new[] { "document_headers", "redirect_headers" })
            {
                CheckEach((Node(release, headers) as MapNode)?.Entries.Select(e => e.Value), what, Header);
            }
            foreach (var route in release.Routes.Values)
            {
                Check(Node(route, "redirect_to"), what, Target);
            }
        }
        CheckPlaces(Node(Spec.Redirector ?? new(), "path"), "redirector.path", "name", "filename");
        CheckPlaces(Node(Spec.Redirector ?? new(), "document"), "redirector.document", "name");
        foreach (var purge in Spec.Purges.Values)
        {
            Check(Node(purge, "key"), $"purge '{purge.Name}'", Key);
            CheckTags(purge);
        }
        foreach (var post in Spec.Timeline.Select(s => s.Action).OfType<StatusPostAction>())
        {
            Check(Node(post, "text"), "status_post", StatusPostAction.Places);
        }
    }

    private void CheckTags(PurgeStrategy purge)
    {
        foreach (var release in Spec.Origin.Releases.Values.Where(_ => PurgeKinds.Of(purge).NeedsTags))
        {
            foreach (var (what, headers) in new[]
                {
                    ("redirect_headers", release.RedirectHeaders), ("document_headers", release.DocumentHeaders),
                })
            {
                if (!SurrogateKeys.Of(new(headers.Select(h => new HeaderField(h.Key, h.Value)))).Contains(RandomGroups.Tag))
                {
                    Report(
                        FindingCode.Template,
                        Node(purge, "kind"),
                        $"purge '{purge.Name}': answers with the {what} of release '{release.Name}' do not carry the key "
                            + "of their group, so that it would not take them",
                        $"write Surrogate-Key: {purge.Key} {RandomGroups.Tag}");
                }
            }
        }
    }

    private void CheckPaths()
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var family in Spec.Families)
        {
            var what = $"family '{family.Name}'";
            foreach (var path in (Node(family, "paths") as ListNode)?.Items.OfType<ScalarNode>() ?? [])
            {
                Need(path, Check(path, what, Path), what, "name");
                if (!taken.TryAdd(path.Value, family.Name) && taken[path.Value] != family.Name)
                {
                    Report(
                        FindingCode.Duplicate,
                        path,
                        $"{what}: path '{path.Value}' is also one of '{taken[path.Value]}'",
                        "remove one");
                }
            }
        }
    }

    private void CheckPlaces(SourceNode? node, string what, params string[] needed)
    {
        var template = Check(node, what, RedirectorSpec.Places);
        foreach (var place in needed)
        {
            Need(node, template, what, place);
        }
    }

    private void Need(SourceNode? node, Template? template, string what, string place)
    {
        if (template is not null && !template.Names.Contains(place))
        {
            Report(FindingCode.Template, node, $"{what}: '{template}' has no {{{place}}}", $"add {{{place}}}");
        }
    }

    private void CheckEach(IEnumerable<SourceNode>? nodes, string what, IReadOnlyList<string> known)
    {
        foreach (var node in nodes ?? [])
        {
            Check(node, what, known);
        }
    }

    private Template? Check(SourceNode? node, string what, IReadOnlyList<string> known)
    {
        if (node is not ScalarNode { Value: var text })
        {
            return null;
        }
        try
        {
            var template = Template.Parse(text);
            foreach (var name in template.Names.Where(n => !known.Contains(n)).Distinct())
            {
                Report(
                    FindingCode.Template,
                    node,
                    $"{what}: no value {{{name}}}; known: {string.Join(", ", known)}",
                    NearestWord.Fix(name, known, "use one of them"));
            }
            return template;
        }
        catch (FormatException error)
        {
            Report(FindingCode.Template, node, $"{what}: {error.Message}", "correct the template");
            return null;
        }
    }
}
