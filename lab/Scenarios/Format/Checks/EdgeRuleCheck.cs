using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>Edge rules do one thing, and the edge can run them: it is asked itself, a key at a time.</summary>
internal sealed class EdgeRuleCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    public override void Run()
    {
        foreach (var config in Spec.Edge.Configs.Values)
        {
            Try(config with { Rules = [] }, Node(config, "cache_key"), $"config '{config.Name}'", "cache_key");
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var rule in config.Rules)
            {
                if (!names.Add(rule.Name))
                {
                    Report(
                        FindingCode.Duplicate,
                        Node(rule, "name"),
                        $"config '{config.Name}' has two rules called '{rule.Name}'",
                        "rename one");
                }
                CheckRule(rule);
            }
        }
    }

    private void CheckRule(EdgeRule rule)
    {
        var what = $"rule '{rule.Name}'";
        var bare = new EdgeRule { Name = rule.Name, Match = rule.Match };
        if (Sound(rule, "match") && Try(Config(bare), Node(rule, "match"), what, "match"))
        {
            Try(Config(bare with { Rewrite = rule.Rewrite }), Node(rule, "rewrite"), what, "rewrite");
            Try(
                Config(bare with { On = rule.On, Not = rule.Not, EachMatch = rule.EachMatch }),
                Node(rule, "each_match"),
                what,
                "each_match");
            Try(Config(bare with { Redirect = rule.Redirect }), Node(rule, "redirect"), what, "redirect");
            Try(Config(bare with { Key = rule.Key }), Node(rule, "key"), what, "key");
        }
        var source = Source(rule);
        var ends = new[] { source?["redirect"], rule.Pass ? source?["pass"] : null };
        if (ends.All(e => e is not null))
        {
            Exclude(what, ends[0]!, ends[1]!);
        }
        else if (ends.FirstOrDefault(e => e is not null) is { } end
            && (source!["rewrite"] ?? source["key"]) is { } other)
        {
            Exclude(what, end, other);
        }
        if (source?["status"] is { } status && rule.Redirect is null && source["redirect"] is null)
        {
            ReportKey(
                FindingCode.Choice, status, $"{what} has a status but no redirect", "add 'redirect' or remove it");
        }
    }

    private void Exclude(string what, MapEntry one, MapEntry other) => ReportKey(
        FindingCode.Choice,
        one.KeyStart < other.KeyStart ? other : one,
        $"{what} has {one.Key} and {other.Key}, which exclude each other",
        "keep one, or make two rules");

    private bool Try(EdgeConfig config, SourceNode? at, string what, string key)
    {
        try
        {
            _ = new EdgeRules(config);
            return true;
        }
        catch (FormatException error)
        {
            Report(FindingCode.Template, at, $"{what}: {error.Message}", "correct the template");
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            var reason = error.Message.ReplaceLineEndings(" ").TrimEnd('.');
            Report(FindingCode.Expression, at, $"{what}: {key}: {reason}", "correct the expression");
        }
        return false;
    }

    private static EdgeConfig Config(EdgeRule rule) => new() { Name = "check", Rules = [rule] };
}
