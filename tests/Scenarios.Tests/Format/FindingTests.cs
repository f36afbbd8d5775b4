using System.Text;
using System.Text.RegularExpressions;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Format;

public class FindingTests
{
    [Fact]
    public void Parse_Sample_HasNoFinding() => Assert.Empty(ScenarioLoader.Parse(Sample.Yaml, "f").Findings);

    [Theory]
    [MemberData(nameof(FindingCases.All), MemberType = typeof(FindingCases))]
    public void Parse_OneMistake_IsFoundOnceAndInPlace(string old, string text, string code, string words)
    {
        var marked = Sample.With(old, text);
        var at = marked.IndexOf('§', StringComparison.Ordinal);
        var result = ScenarioLoader.Parse(marked.Replace("§", "", StringComparison.Ordinal), "f.yaml");

        Assert.Null(result.Spec);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(code, finding.Code.Id);
        Assert.Contains(words, finding.ToString(), StringComparison.Ordinal);
        if (at >= 0)
        {
            var line = marked[..at].Count(c => c == '\n') + 1;
            var column = at == 0 ? 1 : at - marked.LastIndexOf('\n', at - 1);
            Assert.Equal((line, column), (finding.Line, finding.Column));
        }
    }

    [Fact]
    public void Parse_ManyMistakes_FindsAllInOrderOfPlace()
    {
        var text = Sample.With("warmup: 10m", "warmup: ten")
            .Replace("rate: 20", "rate: -1", StringComparison.Ordinal)
            .Replace("purge: slow", "purge: quick", StringComparison.Ordinal)
            .Replace("projects: 100", "project: 100", StringComparison.Ordinal);

        var found = ScenarioLoader.Parse(text, "f.yaml").Findings;

        Assert.Equal(["LAB008", "LAB005", "LAB006", "LAB010", "LAB012"], found.Select(f => f.Code.Id));
        Assert.Equal(found.OrderBy(f => f.Line).ThenBy(f => f.Column), found);
    }

    [Fact]
    public void Parse_MistakeBehindAnAnchor_IsReportedOnceWhereItIsWritten()
    {
        var text = Sample.With("document_headers: {Cache-Control", "document_headers: {Bad Name: x, Cache-Control");

        var finding = Assert.Single(ScenarioLoader.Parse(text, "f").Findings, f => f.Code == FindingCode.HeaderField);

        Assert.Equal(32, finding.Line);
    }

    [Fact]
    public void ToString_Finding_ReadsAsCompilersPrint()
    {
        var result = ScenarioLoader.Parse(Sample.With("shield: iad", "shield: fra"), "a/b.yaml");

        Assert.Equal(
            "a/b.yaml:52:11: error LAB013: topology.shield: 'fra' is also a PoP; give shield and PoP different names",
            Assert.Single(result.Findings).ToString());
    }

    [Fact]
    public void Load_NoSuchScenario_NamesTheKnownOnes()
    {
        var finding = Assert.Single(ScenarioLoader.Load("pypi-json-2022-06-11").Findings);

        Assert.Equal("LAB001", finding.Code.Id);
        Assert.Contains("did you mean 'pypi-json-2022-06-10'?", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_All_HaveACaseAndARowInTheDocumentation()
    {
        var cases = FindingCases.All.Select(row => row.Data.Item3).Concat(["LAB001", "LAB024"]).ToHashSet();
        var page = Repository.Read("docs/scenarios.md");
        var rows = Regex.Matches(page, @"^\| (LAB\d{3}) \| (.+?) \|", RegexOptions.Multiline)
            .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

        Assert.Equal(FindingCode.All.Select(c => c.Id), rows.Keys);
        Assert.All(FindingCode.All, code => Assert.Equal(code.Rule, rows[code.Id]));
        Assert.All(FindingCode.All, code => Assert.Contains(code.Id, cases));
    }

    [Fact]
    public void Parse_AliasesThatMultiply_EndsQuickly()
    {
        var bomb = "k0: &k0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 20)
            .Select(i => $"k{i}: &k{i} [{string.Join(", ", Enumerable.Repeat($"*k{i - 1}", 10))}]\n"));

        var found = ScenarioLoader.Parse(bomb, "f").Findings;

        Assert.Contains(found, f => f.Code == FindingCode.UnknownKey);
    }

    [Fact]
    public void Parse_AnyDamage_EndsInFindingsOrASpec()
    {
        var random = new RandomStream(1, "damage");
        const string Signs = " \n\t:{}[]*&!|>'\"#-?,%@`x0~<\u0001\u2028";
        for (var i = 0; i < 300; i++)
        {
            var text = new StringBuilder(Sample.Yaml);
            for (var n = 1 + random.NextBelow(4); n > 0; n--)
            {
                var at = random.NextBelow(text.Length);
                _ = random.NextBelow(3) switch
                {
                    0 => text.Remove(at, Math.Min(1 + random.NextBelow(20), text.Length - at)),
                    1 => text.Insert(at, Signs[random.NextBelow(Signs.Length)]),
                    _ => text.Insert(at, text.ToString(random.NextBelow(at + 1), Math.Min(10, text.Length - at))),
                };
            }
            var result = ScenarioLoader.Parse(text.ToString(), "f");
            Assert.True(result.Spec is null != (result.Findings.Count == 0), text.ToString());
            Assert.All(result.Findings, f => Assert.InRange(f.Line, 1, text.Length));
        }
    }

    [Fact]
    public void Parse_NestedTooDeep_IsASyntaxFinding()
    {
        var deep = new string('[', 5000) + new string(']', 5000);

        Assert.Equal(FindingCode.Syntax, Assert.Single(ScenarioLoader.Parse(deep, "f").Findings).Code);
    }
}
