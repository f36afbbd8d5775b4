using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>Input that would take for ever, or all the memory, of a checker that trusts it.</summary>
public class HostileInputTests
{
    private const int Long = 100_000;

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("^/(a|aa)+$")]
    [InlineData("(.*)*x")]
    [InlineData("(a?){50}a{50}x$")]
    [InlineData("(.*a){50}b")]
    public void Decide_ExpressionThatBacktracksForEver_EndsOnALongPath(string match)
    {
        // A backtracking engine takes longer than the machine will stand for any of these.
        var rules = new EdgeRules(new() { Name = "hostile", Rules = [new() { Name = "r", Match = match, Pass = true }] });

        Assert.NotEqual(
            EdgeRequestOutcome.Pass, rules.Decide("GET", "pypi.org", $"/{new string('a', Long)}!").Outcome);
    }

    [Fact]
    public void Run_ExpressionThatBacktracksForEver_IsProvedOnALongName()
    {
        var names = new string('a', 5_000) + "-" + new string('B', 5_000);

        var report = ChangeCheck.Run(WithMatch("^/pypi/(?<name>([a-z]+)+)/json$").Spec! with { Names = [names] });

        Assert.Equal((CheckVerdict.Safe, 1), (report.Verdict, report.Names));
    }

    [Theory]
    [InlineData("(a{1,1000}){1,1000}", "could result in an automata as large as")]
    [InlineData("(?>a+)b", "not supported in conjunction")]
    [InlineData(@"(a)\1", "Reference to undefined group")]
    [InlineData(@"(?<n>a)\k<n>", "not supported in conjunction")]
    [InlineData("(?<=a)b", "not supported in conjunction")]
    [InlineData("a{2,1}", "Invalid pattern")]
    [InlineData("[z-a]", "reverse order")]
    public void Parse_ExpressionThatTheEngineRefuses_IsAFindingWithItsPlace(string match, string why)
    {
        var finding = WithMatch(match).Findings.Single();

        Assert.Equal("LAB017", finding.Code.Id);
        Assert.Contains(why, finding.What, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            PlanCase.Text("").Split('\n').Index().First(l => l.Item.StartsWith("    strip:", StringComparison.Ordinal)).Index + 1,
            finding.Line);
    }

    private static ChangeLoad WithMatch(string match) => ChangeLoader.Parse(
        PlanCase.Text("steps:\n  - deploy_edge: {config: strip}").Replace(
            "match: ^/pypi/,", $"match: '{match}',", StringComparison.Ordinal),
        "change.yaml");
}
