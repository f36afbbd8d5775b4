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
        foreach (var rule in config.Rules)
        {
            Guard(rule.Name, () => text.Append(Rule(rule)));
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

    private string Rule(EdgeRule rule)
    {
        var pattern = PcrePattern.Of(rule.Match);
        var text = new StringBuilder($"  # rule {Comment.Of(rule.Name)}\n  if ({Path} ~ {VclText.Quote(pattern.Text)}{Methods(rule)}) {{\n");
        text.Append($"    set {Matched} = {Path};\n");
        if (rule.StripQuery)
        {
            text.Append($"    set {Query} = \"\";\n");
        }
        if (rule.Redirect is { } redirect)
        {
            text.Append($"    set req.http.cdnlab-location = {Expression(redirect, pattern)} + {Query};\n")
                .Append($"    set req.url = {Path} + {Query};\n")
                .Append($"    return (synth({rule.Status}));\n");
        }
        else if (rule.Pass)
        {
            text.Append($"    set req.url = {Path} + {Query};\n    return (pass);\n");
        }
        else
        {
            Append("    set " + Path, rule.Rewrite);
            Append("    set req.http.cdnlab-key", rule.Key);
        }
        return text.Append("  }\n").ToString();

        void Append(string target, string? template) =>
            text.Append(template is null ? "" : $"{target} = {Expression(template, pattern)};\n");
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
        _ when pattern!.Groups[name] is var number and <= 9 =>
            $"regsub({Matched}, {VclText.Quote($"^.*?(?:{pattern.Text}).*$")}, \"\\{number}\")",
        _ => throw new UntranslatableException(
            $"the group '{name}' is the tenth or later, and VCL has nine", "use fewer named groups"),
    };

    private static string Transformed(NameTransform transform, string value) => transform switch
    {
        NameTransform.Lower => $"std.tolower({value})",
        NameTransform.Upper => $"std.toupper({value})",
        NameTransform.Pep503 => $"std.tolower(regsuball({value}, \"[-_.]+\", \"-\"))",
        _ => value,
    };
}
