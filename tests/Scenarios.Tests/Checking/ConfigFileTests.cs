using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Import;
using CdnLab.Scenarios.Tests.Catalog;
using CdnLab.Scenarios.Tests.Checking.Output;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>Edge configs of a change that are files of a real edge.</summary>
public sealed class ConfigFileTests : IDisposable
{
    private const string Config = "    from-file: {file: ";

    private const string Vcl =
        """
        sub vcl_recv {
          if (req.url.path ~ "^/pypi/([^/]+)/json$") {
            set req.url = "/pypi/" std.tolower(regsuball(re.group.1, "[-_.]+", "-")) "/json";
          }
        }
        """;

    private const string Nginx =
        """
        server {
          rewrite ^/pypi/PyYAML/json$ /pypi/pyyaml/json last;
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("cdnlab-change-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_SeedChangeAsVcl_IsRefusedAsTheRulesInYamlAre()
    {
        var report = SampleReports.Seed;

        var vcl = ChangeCheck.Run(ChangeLoader.Load(
            Path.Combine(Repository.Root, "docs/checks/examples/json-names-vcl.yaml")).Spec!);

        Assert.Equal((CheckVerdict.Unsafe, report.States), (vcl.Verdict, vcl.States));
        Assert.Equal(Told(report), Told(vcl));
        Assert.Equal(report.Orders.Concat(report.Rollbacks), vcl.Orders.Concat(vcl.Rollbacks));
        Assert.Empty(vcl.Notes);

        static IEnumerable<string> Told(CheckReport report) => report.Findings.Select(f =>
            $"{f.What} {f.When} {f.HealsAfter} {string.Join(';', f.Classes)} {string.Join(';', f.Story)}");
    }

    [Theory]
    [InlineData("edge.vcl", "", Vcl, "rewrite /pypi/{g1:pep503}/json")]
    [InlineData("edge.txt", ", kind: vcl", Vcl, "rewrite /pypi/{g1:pep503}/json")]
    [InlineData("edge.conf", "", Nginx, "rewrite /pypi/pyyaml/json")]
    [InlineData("edge.vcl", ", kind: nginx", Nginx, "rewrite /pypi/pyyaml/json")]
    [InlineData("_redirects", "", "/pypi/PyYAML/json /pypi/pyyaml/json! 302!", "redirect /pypi/pyyaml/json!")]
    [InlineData("moved", ", kind: redirects", "/pypi/PyYAML/json /pypi/pyyaml/json 302!", "redirect /pypi/pyyaml/json")]
    public void Parse_File_IsReadByItsKind(string file, string kind, string text, string does)
    {
        var spec = Parse(file, kind, text).Spec!;

        var rule = spec.Edge.Configs["from-file"].Rules.Single(r => r.Rewrite is not null || r.Redirect is not null);
        Assert.Equal(does, rule.Rewrite is null ? $"redirect {rule.Redirect}" : $"rewrite {rule.Rewrite}");
        Assert.Empty(spec.Unread);
        Assert.Equal("from-file", spec.Edge.Configs["from-file"].Name);
    }

    [Theory]
    [InlineData("edge.vcl", "", "sub vcl_recv { if (client.ip ~ office) { return(pass); } }", 20)]
    [InlineData("edge.conf", "", "server { try_files $uri /x; }", 10)]
    [InlineData("_redirects", "", "/a /b 301 Country=de", null)]
    [InlineData("edge.vcl", "", "sub vcl_recv { if (req.url ~ \"(a{1,1000}){1,1000}\") { return(pass); } }", null)]
    public void Run_PartThatIsNotUnderstood_MakesTheAnswerIncompleteAtItsPlace(
        string file, string kind, string text, int? column)
    {
        var report = ChangeCheck.Run(Parse(file, kind, text, "deploy_edge: {config: from-file}").Spec!);

        Assert.Equal(CheckVerdict.Incomplete, report.Verdict);
        var place = report.Change.Unread[0].Place;
        Assert.Equal((Path.Combine(_folder, file), 1, column ?? place.Column), (place.File, place.Line, place.Column));
        Assert.Contains(report.Notes, n => n.StartsWith($"incomplete: {place}: not understood", StringComparison.Ordinal));
        Assert.All(report.Rollbacks, r => Assert.Equal(CheckVerdict.Incomplete, r.Verdict));
        Assert.All(report.Classes, c => Assert.Equal(CheckVerdict.Incomplete, c.Verdict));
    }

    [Fact]
    public void Run_UnreadPartBesideALoop_IsUnsafeAndSuggestsNothing()
    {
        var load = Parse("edge.vcl", "", Vcl + "\nsub vcl_recv { if (client.ip ~ office) { return(pass); } }",
            "deploy_edge: {config: from-file}\n  - deploy_origin: after");

        var report = ChangeCheck.Run(load.Spec!, suggest: true);

        Assert.Equal(CheckVerdict.Unsafe, report.Verdict);
        Assert.Null(report.Suggestions);
        Assert.Contains(report.Notes, n => n.Contains("no plan is suggested", StringComparison.Ordinal));
        Assert.Contains(report.Notes, n => n.StartsWith("incomplete: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "edge.vcl", "", "LAB001", "there is no such file")]
    [InlineData("", "edge.txt", "", "LAB006", "the name 'edge.txt' tells no kind")]
    [InlineData("", "edge.txt", ", kind: apache", "LAB011", "unknown word 'apache'; known: vcl, nginx, redirects")]
    [InlineData("", "edge.vcl", ", rules: []", "LAB021", "has file and rules, which exclude each other")]
    [InlineData("", "edge.vcl", ", cache_key: '{url}'", "LAB021", "has file and cache_key")]
    [InlineData("", "[]", "", "LAB007", "needs text")]
    public void Parse_FileThatCannotBeUsed_IsAFindingAtItsPlace(
        string? text, string file, string more, string code, string what)
    {
        var load = Parse(file, more, text);

        Assert.Null(load.Spec);
        var finding = load.Findings.Single();
        Assert.Equal(code, finding.Code.Id);
        Assert.Contains(what, finding.What, StringComparison.Ordinal);
        Assert.Equal(Line(), finding.Line);
    }

    [Fact]
    public void Parse_KindWithoutFile_IsAFinding()
    {
        var text = PlanCase.Text("steps:\n  - wait: 1s").Replace(
            "    strip:", "    other: {kind: vcl}\n    strip:", StringComparison.Ordinal);

        Assert.Equal("LAB021", ChangeLoader.Parse(text, "change.yaml").Findings.Single().Code.Id);
    }

    [Fact]
    public void Run_FileThatIsTooLong_EndsWithInvalidInputAndItsPlace()
    {
        var change = Write("edge.vcl", "", new string('#', EdgeImport.LengthMax + 1), "wait: 1s");
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(ExitCode.InvalidInput, CdnLabCommand.Run(["check", change], new(output, error, 100, false)));
        Assert.StartsWith($"{change}:{Line()}:{Config.Length + 1}: error LAB001", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("more than 4000000 characters", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextWithoutEnd_StopsAtTheBound()
    {
        if (File.Exists("/dev/zero"))
        {
            Assert.Null(BoundedFile.Read("/dev/zero", 100_000));
        }
    }

    [Fact]
    public void Run_CheckOfAnIncompleteChange_EndsAsNotProved()
    {
        var change = Write("edge.conf", "", "server { try_files $uri /x; }", "deploy_edge: {config: from-file}");
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(ExitCode.NoConvergence, CdnLabCommand.Run(["check", change], new(output, error, 100, false)));
        Assert.Contains("not proved: incomplete", output.ToString(), StringComparison.Ordinal);
    }

    private static int Line() => PlanCase.Text("").Split('\n').Index()
        .First(l => l.Item.StartsWith("    strip:", StringComparison.Ordinal)).Index + 1;

    private ChangeLoad Parse(string file, string more, string? text, string steps = "wait: 1s") =>
        ChangeLoader.Load(Write(file, more, text, steps));

    private string Write(string file, string more, string? text, string steps)
    {
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(_folder, file.Trim('[', ']', ' ') is { Length: > 0 } name ? name : "none"), text);
        }
        var change = Path.Combine(_folder, "change.yaml");
        File.WriteAllText(change, PlanCase.Text($"shield: false\nsteps:\n  - {steps}").Replace(
            "    strip:", $"{Config}{file}{more}}}\n    strip:", StringComparison.Ordinal));
        return change;
    }
}
