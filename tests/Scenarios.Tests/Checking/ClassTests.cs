using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Compilation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>Classes of URLs come from what the rules test.</summary>
public class ClassTests
{
    private const string Plan = "deploy_origin: after; deploy_edge: {config: after}";

    [Fact]
    public void Take_Names_FallIntoKindsOfSpelling()
    {
        var groups = NameCensus.Take(PlanCase.Of(Plan)).Groups;

        Assert.Equal(
            [
                (NameClass.Same, "requests"), (NameClass.Case, "PyYAML"), (NameClass.Separators, "zope.interface"),
                (NameClass.CaseAndSeparators, "Flask_Login"), (NameClass.Missing, ""),
            ],
            groups.Select(g => (g.Spelling, string.Join(' ', g.Examples))));
    }

    [Fact]
    public void Run_RuleForOneName_SplitsItsClass()
    {
        // The rule loops for one name only, which no name given hints at: the rule itself does.
        var spec = PlanCase.Of("deploy_edge: {config: after-v2}", "shield: false\npersonas: {requests: {}}");
        var config = spec.Edge.Configs["after-v2"];
        var configs = new Dictionary<string, Model.Redirects.EdgeConfig>(spec.Edge.Configs)
        {
            ["after-v2"] = config with
            {
                Rules = [new() { Name = "one", Match = "^/pypi/(?<name>django)/json$", Redirect = "/pypi/{name}/json" }],
            },
        };

        var report = ChangeCheck.Run(spec with { Edge = spec.Edge with { Configs = configs } });

        Assert.Contains(report.Classes, c => c.Title.Contains("as django", StringComparison.Ordinal) && c.Verdict == CheckVerdict.Unsafe);
        Assert.All(
            report.Classes.Where(c => c.Examples.Contains("requests")), c => Assert.Equal(CheckVerdict.Safe, c.Verdict));
    }

    [Fact]
    public void Run_RuleThatStripsTheQuery_MakesAClassOfItsOwn()
    {
        var report = ChangeCheck.Run(PlanCase.Of("deploy_edge: {config: strip}"));

        Assert.Contains(report.Classes, c => c.Title.Contains("with a query", StringComparison.Ordinal));
        Assert.DoesNotContain(
            ChangeCheck.Run(PlanCase.Of(Plan)).Classes, c => c.Title.Contains("with a query", StringComparison.Ordinal));
    }

    [Fact]
    public void Take_FileOfAMillionUrls_KeepsCountsAndFewExamples()
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var to = new StreamWriter(file))
            {
                for (var i = 0; i < 1_000_000; i++)
                {
                    to.WriteLine(i % 10 == 0 ? $"/other/{i}" : $"https://pypi.org/pypi/{(i % 2 == 0 ? "p" : "P")}kg{i}/json?x={i}");
                }
            }
            var spec = PlanCase.Of(Plan) with { NamesFile = file, Names = [] };
            var before = GC.GetTotalMemory(forceFullCollection: true);

            var census = NameCensus.Take(spec);

            Assert.Equal((900_000, 100_000), (census.Names, census.Outside));
            Assert.Equal([400_000, 500_000], census.Groups.Where(g => g.Count > 0).Select(g => g.Count));
            Assert.All(census.Groups, g => Assert.True(g.Examples.Count <= NameGroup.ExamplesMax));
            Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 4_000_000);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
