using System.Text;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Export.Vcl;

/// <summary>The request rules of an edge config as a VCL subroutine. Fields of the request serve as variables: path,
/// query and key as they are so far, and the path that a rule matched.</summary>
internal sealed class VclRules(EdgeConfig config, string host)
{
    private const string Path = "req.http.cdnlab-path";
    private const string Query = "req.http.cdnlab-query";
    private const string Matched = "req.http.cdnlab-matched";
    private const string Skip = "req.http.cdnlab-skip";

    private readonly bool _skips = config.Rules.Any(rule => rule.Skip > 0);

    /// <summary>Reasons why a rule has no translation.</summary>
    public List<ExportFinding> Findings { get; } = [];

    /// <summary>The subroutine. It returns when the request is to be looked up.</summary>
    public string Write()
    {
        var text = new StringBuilder(
            """
            sub cdnlab_rules {
              # Nothing is decoded: the path ends at the first question mark, a fragment is dropped.
              set req.http.cdnlab-query = regsub(req.url, "#.*$", "");
              set req.http.cdnlab-path = regsub(req.http.cdnlab-query, "\?.*$", "");
              set req.http.cdnlab-query = regsub(req.http.cdnlab-query, "^[^?]*", "");

            """);
        foreach (var (index, rule) in config.Rules.Index())
        {
            Guard(rule.Name, () => text.Append(Rule(rule, index)));
        }
        Guard("cache_key", () => text.Append(
            $$"""
              set req.url = {{Path}} + {{Query}};
              if (req.method !~ "^(GET|HEAD)$") {
                return (pass);
              }
              if (!req.http.cdnlab-key) {
                set req.http.cdnlab-key = {{Expression(config.CacheKey, null)}};
              }
            }

            """));
        if (config.RefuseSelfRedirect)
        {
            Findings.Add(new(
                config.Name,
                "refuse_self_redirect",
                "the rules would have to run on the target of a stored redirect, which this translation does not do",
                "leave the guard out, or use the built-in edge"));
        }
        return text.ToString();
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

    private string Rule(EdgeRule rule, int index)
    {
        var pattern = PcrePattern.Of(rule.Match);
        var text = new StringBuilder($"  # rule {Comment.Of(rule.Name)}\n");
        if (_skips)
        {
            text.Append($"  if ({Skip} == \"{index}\") {{\n    unset {Skip};\n  }}\n");
        }
        text.Append($"  set {Matched} = {Subject(rule.On)};\n")
            .Append($"  if ({(_skips ? $"!{Skip} && " : "")}{Matched} {(rule.Not ? "!~" : "~")} ")
            .Append($"{VclText.Quote(pattern.Text)}{Methods(rule)}) {{\n");
        if (rule.StripQuery)
        {
            text.Append($"    set {Query} = \"\";\n");
        }
        if (rule.Redirect is { } redirect)
        {
            var kept = rule.On == EdgeRuleSubject.Path ? $" + {Query}" : "";
            text.Append($"    set req.http.cdnlab-location = {Expression(redirect, Groups(rule, pattern))}{kept};\n")
                .Append($"    set req.url = {Path} + {Query};\n")
                .Append($"    return (synth({rule.Status}));\n");
        }
        else if (rule.Pass)
        {
            text.Append($"    set req.url = {Path} + {Query};\n    return (pass);\n");
        }
        else
        {
            text.Append(rule.Rewrite is { } rewrite ? Rewrite(rule, Rewritten(rule, rewrite, pattern)) : "")
                .Append(rule.Key is { } key
                    ? $"    set req.http.cdnlab-key = {Expression(key, Groups(rule, pattern))};\n" : "")
                .Append(rule.Skip > 0 ? $"    set {Skip} = \"{index + 1 + rule.Skip}\";\n" : "");
        }
        return text.Append("  }\n").ToString();
    }

    private string Subject(EdgeRuleSubject subject) => subject switch
    {
        EdgeRuleSubject.Url => $"{Path} + {Query}",
        EdgeRuleSubject.Host => VclText.Quote(host.ToLowerInvariant()),
        _ => Path,
    };

    private static PcrePattern? Groups(EdgeRule rule, PcrePattern pattern) => rule.Not ? null : pattern;

    /// <summary>What a rule makes of its subject; <c>regsuball</c> knows groups by number, and no functions of them.
    /// </summary>
    private string Rewritten(EdgeRule rule, string rewrite, PcrePattern pattern)
    {
        if (!rule.EachMatch)
        {
            return Expression(rewrite, Groups(rule, pattern));
        }
        var replacement = string.Concat(Template.Parse(rewrite).Parts.Select(part =>
            part.Literal.Replace("\\", "\\\\", StringComparison.Ordinal) + (part.Name is not { } name ? ""
                : part.Transform == NameTransform.None
                    && pattern.Groups.GetValueOrDefault(name) is > 0 and <= 9 and var n
                    ? $"\\{n}"
                    : throw new UntranslatableException(
                        $"{{{name}}} in the replacement of each match is no group among the first nine, as it stands",
                        "use groups without a transform"))));
        return $"regsuball({Matched}, {VclText.Quote(pattern.Text)}, {VclText.Quote(replacement)})";
    }

    /// <summary>Puts a new path, or path and query, into their fields; a question mark begins a query.</summary>
    private static string Rewrite(EdgeRule rule, string value)
    {
        var whole = rule.On != EdgeRuleSubject.Path || rule.Rewrite!.AsSpan().ContainsAny('?', '#');
        if (!whole)
        {
            return $"    set {Path} = {value};\n";
        }
        var kept = rule.On == EdgeRuleSubject.Path ? $" + {Query}" : "";
        return $"    set {Query} = {value}{kept};\n"
            + $"    set {Query} = regsub({Query}, \"#.*$\", \"\");\n"
            + $"    set {Path} = regsub({Query}, \"\\?.*$\", \"\");\n"
            + $"    set {Query} = regsub({Query}, \"^[^?]*\", \"\");\n";
    }

    private static string Methods(EdgeRule rule) => rule.Methods.Count == 0
        ? ""
        : $" && req.method ~ \"^({string.Join('|', rule.Methods)})$\"";

    private string Expression(string template, PcrePattern? pattern)
    {
        var terms = Template.Parse(template).Parts.SelectMany(part => new[]
        {
            part.Literal.Length > 0 ? VclText.Quote(part.Literal) : null,
            part.Name is { } name ? Transformed(part.Transform, Value(name, pattern)) : null,
        }).OfType<string>().ToList();
        return terms.Count == 0 ? "\"\"" : string.Join(" + ", terms);
    }

    private string Value(string name, PcrePattern? pattern) => name switch
    {
        "host" => VclText.Quote(host),
        "url" => $"{Path} + {Query}",
        _ when pattern is not null && pattern.Groups.TryGetValue(name, out var number) => number <= 9
            ? $"regsub({Matched}, {VclText.Quote($"^.*?(?:{pattern.Text}).*$")}, \"\\{number}\")"
            : throw new UntranslatableException(
                $"the group '{name}' is the tenth or later, and VCL has nine", "use fewer named groups"),
        "path" => Path,
        "query" => Query,
        _ => "\"\"",
    };

    private static string Transformed(NameTransform transform, string value) => transform switch
    {
        NameTransform.Lower => $"std.tolower({value})",
        NameTransform.Upper => $"std.toupper({value})",
        NameTransform.Pep503 => $"std.tolower(regsuball({value}, \"[-_.]+\", \"-\"))",
        _ => value,
    };
}
