using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace CdnLab.Scenarios.Tests.Import;

/// <summary>Programs of VCL made at random, as text and as an interpreter runs them.</summary>
internal static class GeneratedVcl
{
    private static readonly string[] Patterns = ["a", "b", "^/a", "^/(a+)(b?)", "c$", "a|b", "/(b)", "^/([^?]*)b", "x"];

    public static Gen<Step[]> Programs { get; } = Gen.Sized(size => Block(Math.Min(4, 1 + (size / 10))));

    /// <summary>A statement: its kind, an expression and a text, and blocks for a branch.</summary>
    public sealed record Step(string Kind, string Pattern, string By, Step[] Then, Step[] Else);

    private static Gen<Step[]> Block(int depth) =>
        from steps in Statement(depth).ArrayOf()
        select steps.Take(4).ToArray();

    private static Gen<Step> Statement(int depth) =>
        from kind in Gen.Frequency(
            (4, Gen.Constant(depth > 0 ? "if" : "url")),
            (1, Gen.Constant(depth > 0 ? "ifnot" : "url")),
            (1, Gen.Constant(depth > 0 ? "method" : "url")),
            (2, Gen.Constant(depth > 0 ? "flagged" : "flag")),
            (4, Gen.Constant("url")),
            (1, Gen.Constant("all")),
            (1, Gen.Constant("path")),
            (2, Gen.Constant("flag")),
            (1, Gen.Constant("unflag")),
            (1, Gen.Constant("lower")),
            (1, Gen.Constant("pass")),
            (1, Gen.Constant("lookup")),
            (2, Gen.Constant("error")))
        from pattern in Gen.Elements(Patterns)
        from text in Gen.Elements("/z", "/\\1", "a", "", "/p\\1?q")
        from then in depth > 0 ? Block(depth - 1) : Gen.Constant(Array.Empty<Step>())
        from other in depth > 0 ? Block(depth - 1) : Gen.Constant(Array.Empty<Step>())
        select new Step(kind, pattern, pattern.Contains('(') ? text : text.Replace("\\1", "1", StringComparison.Ordinal), then, other);

    public static string Text(Step[] program) =>
        $$"""
        sub vcl_recv {
          set req.http.x-flag = "0";
          {{Body(program)}}
        }
        sub vcl_error {
          if (obj.status == 750) { set obj.status = 302; set obj.http.Location = obj.response; }
        }
        """;

    private static string Body(Step[] steps) => string.Join('\n', steps.Select(step => step.Kind switch
    {
        "if" => If($"req.url ~ \"{step.Pattern}\"", step),
        "ifnot" => If($"!(req.url ~ \"{step.Pattern}\" || req.url.path ~ \"x\")", step),
        "method" => If($"req.method == \"POST\" && req.url.path ~ \"{step.Pattern}\"", step),
        "flagged" => If("req.http.x-flag == \"1\"", step),
        "url" => $"set req.url = regsub(req.url, \"{step.Pattern}\", \"{step.By}\");",
        "all" => $"set req.url = regsuball(req.url, \"{step.Pattern}\", \"{step.By}\");",
        "path" => "set req.url = req.url.path;",
        "flag" => "set req.http.x-flag = \"1\";",
        "unflag" => "set req.http.x-flag = \"0\";",
        "lower" => "set req.url = std.tolower(req.url);",
        "pass" => "return (pass);",
        "lookup" => "return (lookup);",
        _ => $"error 750 regsub(req.url, \"{step.Pattern}\", \"{step.By}\");",
    }));

    private static string If(string condition, Step step) =>
        $"if ({condition}) {{\n{Body(step.Then)}\n}}" + (step.Else.Length == 0 ? "" : $" else {{\n{Body(step.Else)}\n}}");

    /// <summary>The decision, in the words of <see cref="Imported.Words"/>.</summary>
    public static string Run(Step[] program, string method, string target)
    {
        var (url, flag) = (target, "0");
        var decided = Run(program, method, ref url, ref flag);
        return decided?.StartsWith("302", StringComparison.Ordinal) == true ? decided
            : decided == "pass" || method == "POST" ? $"pass {url}"
            : url;
    }

    private static string? Run(Step[] steps, string method, ref string url, ref string flag)
    {
        foreach (var step in steps)
        {
            bool? branch = step.Kind switch
            {
                "if" => Regex.IsMatch(url, step.Pattern),
                "ifnot" => !(Regex.IsMatch(url, step.Pattern) || url.Split('?')[0].Contains('x')),
                "method" => method == "POST" && Regex.IsMatch(url.Split('?')[0], step.Pattern),
                "flagged" => flag == "1",
                _ => null,
            };
            if (branch is { } taken)
            {
                if (Run(taken ? step.Then : step.Else, method, ref url, ref flag) is { } decided)
                {
                    return decided;
                }
                continue;
            }
            switch (step.Kind)
            {
                case "url":
                    url = new Regex(step.Pattern).Replace(url, By(step), 1);
                    break;
                case "all":
                    url = Regex.Replace(url, step.Pattern, By(step));
                    break;
                case "path":
                    url = url.Split('?')[0];
                    break;
                case "lower":
                    url = url.ToLowerInvariant();
                    break;
                case "flag" or "unflag":
                    flag = step.Kind == "flag" ? "1" : "0";
                    break;
                case "pass" or "lookup":
                    return step.Kind;
                default:
                    return "302 " + new Regex(step.Pattern).Replace(url, By(step), 1);
            }
        }
        return null;
    }

    private static string By(Step step) => step.By.Replace("\\1", "${1}", StringComparison.Ordinal);
}
