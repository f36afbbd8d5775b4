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
}
