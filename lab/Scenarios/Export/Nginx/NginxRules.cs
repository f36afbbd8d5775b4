using System.Text;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Nginx;

/// <summary>The request rules of an edge config as directives of nginx's rewrite module, which run in order.</summary>
internal sealed class NginxRules(EdgeConfig config, string host)
{
    // By name: what a number stands for, nginx escapes where the request has a percent sign.
    private const string Group = "cdnlab_g";

    private const string Path = "${cdnlab_path}", Query = "${cdnlab_query}";

    private readonly bool _skips = config.Rules.Any(rule => rule.Skip > 0);
    private readonly HashSet<NameTransform> _transforms = [];
    private StringBuilder _text = new();

    /// <summary>Reasons why a rule has no translation.</summary>
    public List<ExportFinding> Findings { get; } = [];

    /// <summary>Transforms that need maps; known after writing.</summary>
    public IEnumerable<NameTransform> Transforms => _transforms.Order();

    /// <summary>The directives, for a server.</summary>
    public string Write()
    {
        _text = new StringBuilder(
            """
                # Nothing is decoded: the path ends at the first question mark, a fragment is dropped.
                set $cdnlab_path ""; set $cdnlab_query ""; set $cdnlab_key ""; set $cdnlab_pass "";
                set $cdnlab_match ""; set $cdnlab_text ""; set $cdnlab_over ""; set $cdnlab_fold "";
                set $cdnlab_skip ""; set $cdnlab_subject "";
                if ($request_uri ~ "^(?<cdnlab_g1>[^?#]*)") { set $cdnlab_path $cdnlab_g1; }
                if ($request_uri ~ "^[^?#]*(?<cdnlab_g1>\\?[^#]*)") { set $cdnlab_query $cdnlab_g1; }

            """);
        foreach (var (index, rule) in config.Rules.Index())
        {
            Guard(rule.Name, () => Rule(rule, index));
        }
        Guard("cache_key", () =>
        {
            _text.Append("    if ($request_method !~ \"^(GET|HEAD)$\") { set $cdnlab_pass 1; }\n");
            Assign("$cdnlab_default_key", config.CacheKey, null, "");
            _text.Append("    if ($cdnlab_key = \"\") { set $cdnlab_key $cdnlab_default_key; }\n");
        });
        if (config.RefuseSelfRedirect)
        {
            Findings.Add(new(
                config.Name,
                "refuse_self_redirect",
                "nginx cannot look at a stored response before it serves it",
                "leave the guard out, or use Varnish or the built-in edge"));
        }
        return _text.ToString();
    }

    private void Guard(string place, Action write)
    {
        try
        {
            write();
        }
        catch (UntranslatableException refused)
        {
            Findings.Add(new(config.Name, place, refused.Message, refused.Fix));
        }
    }

    private void Rule(EdgeRule rule, int index)
    {
        if (rule.EachMatch)
        {
            throw new UntranslatableException(
                "nginx has no replacement of each match", "use Varnish or the built-in edge");
        }
        var pattern = PcrePattern.Of(rule.Match, Group);
        _text.Append($"    # rule {Comment.Of(rule.Name)}\n    set $cdnlab_match \"\";\n")
            .Append(rule.On == EdgeRuleSubject.Path ? "" : $"    set $cdnlab_subject \"{Subject(rule.On)}\";\n")
            .Append($"    if ({(rule.On == EdgeRuleSubject.Path ? "$cdnlab_path" : "$cdnlab_subject")} ")
            .Append($"{(rule.Not ? "!~" : "~")} {NginxText.Pattern(pattern.Text)}) {{ set $cdnlab_match 1; }}\n")
            .Append("    if ($cdnlab_pass) { set $cdnlab_match \"\"; }\n");
        if (_skips)
        {
            _text.Append($"    if ($cdnlab_skip = {index}) {{ set $cdnlab_skip \"\"; }}\n")
                .Append("    if ($cdnlab_skip) { set $cdnlab_match \"\"; }\n");
        }
        if (rule.Methods.Count > 0)
        {
            _text.Append($"    if ($request_method !~ \"^({string.Join('|', rule.Methods)})$\")")
                .Append(" { set $cdnlab_match \"\"; }\n");
        }
        if (rule.StripQuery)
        {
            _text.Append("    if ($cdnlab_match) { set $cdnlab_query \"\"; }\n");
        }
        var groups = rule.Not ? null : pattern;
        if (rule.Redirect is { } redirect)
        {
            var kept = rule.On == EdgeRuleSubject.Path ? Query : "";
            Assign("$cdnlab_location", redirect, groups, "    if ($cdnlab_match)");
            _text.Append($"    if ($cdnlab_match) {{ return {rule.Status} \"${{cdnlab_location}}{kept}\"; }}\n");
            return;
        }
        if (rule.Pass)
        {
            _text.Append("    if ($cdnlab_match) { set $cdnlab_pass 1; }\n");
            return;
        }
        if (rule.Rewrite is { } rewrite)
        {
            Assign("$cdnlab_path", rewrite, groups, "    if ($cdnlab_match)");
            Split(rule);
        }
        if (rule.Key is { } key)
        {
            Assign("$cdnlab_key", key, groups, "    if ($cdnlab_match)");
        }
        if (rule.Skip > 0)
        {
            _text.Append($"    if ($cdnlab_match) {{ set $cdnlab_skip {index + 1 + rule.Skip}; }}\n");
        }
    }

    private string Subject(EdgeRuleSubject subject) =>
        subject == EdgeRuleSubject.Host ? NginxText.Literal(host.ToLowerInvariant()) : Path + Query;

    /// <summary>Takes a rewritten path apart where it may hold a query.</summary>
    private void Split(EdgeRule rule)
    {
        if (rule.On == EdgeRuleSubject.Path && !rule.Rewrite!.AsSpan().ContainsAny('?', '#'))
        {
            return;
        }
        var kept = rule.On == EdgeRuleSubject.Path ? Query : "";
        _text.Append("    set $cdnlab_subject \"\";\n")
            .Append($"    if ($cdnlab_match) {{ set $cdnlab_subject \"{Path}{kept}\"; }}\n")
            .Append("    if ($cdnlab_match) { set $cdnlab_query \"\"; }\n")
            .Append("    if ($cdnlab_subject ~ \"^(?<cdnlab_p>[^?#]+)\") { set $cdnlab_path $cdnlab_p; }\n")
            .Append("    if ($cdnlab_subject ~ \"^[^?#]*(?<cdnlab_q>\\\\?[^#]*)\") { set $cdnlab_query $cdnlab_q; }\n");
    }

    /// <summary>Fills a template into a variable, transforms first, one after the other.</summary>
    private void Assign(string target, string template, PcrePattern? pattern, string condition)
    {
        var (open, close) = condition.Length == 0 ? ("    ", "\n") : (condition + " { ", " }\n");
        var value = new StringBuilder();
        var folds = 0;
        foreach (var (literal, name, transform) in Template.Parse(template).Parts)
        {
            value.Append(NginxText.Literal(literal));
            if (name is null || transform == NameTransform.None)
            {
                value.Append(name is null ? "" : Value(name, pattern));
                continue;
            }
            _transforms.Add(transform);
            var folded = $"$cdnlab_fold{++folds}";
            _text.Append($"{open}set {NginxFold.Input} \"{Value(name, pattern)}\";{close}")
                .Append($"{open}set $cdnlab_over {NginxFold.Split(transform)};{close}")
                .Append($"{open}set {folded} \"{NginxFold.Result(transform)}\";{close}")
                .Append("    if ($cdnlab_over != \"\") { return 414; }    # longer than the maps reach\n");
            value.Append($"${{{folded[1..]}}}");
        }
        _text.Append($"{open}set {target} \"{value}\";{close}");
    }

    private string Value(string name, PcrePattern? pattern) => name switch
    {
        "host" => NginxText.Literal(host),
        "url" => Path + Query,
        _ when pattern is not null && pattern.Groups.TryGetValue(name, out var number) => $"${{{Group}{number}}}",
        "path" => Path,
        "query" => Query,
        _ => "",
    };
}
