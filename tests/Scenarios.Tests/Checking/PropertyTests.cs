using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>Each property is broken by a plan and kept by one that differs in just that.</summary>
public class PropertyTests
{
    private const string NoShield = "shield: false\n";
    private const string Purge = "purge: {keys: ['project/{normalized}']}";

    [Theory]
    [InlineData("deploy_origin: both; wait: 1d; deploy_edge: {config: after}", "bounds: {old_release_max: 1d}", "CHK001 CHK003")]
    [InlineData("deploy_origin: before-short", "bounds: {old_release_max: 2d}", "CHK003")]
    [InlineData("deploy_origin: before-short", "bounds: {old_release_max: 2d5m}", "")]
    [InlineData("deploy_origin: before-short", NoShield + "bounds: {old_release_max: 1d5m}", "")]
    [InlineData("deploy_origin: before-short; purge: {all: true}; purge: {all: true}", "bounds: {old_release_max: 0s}", "")]
    [InlineData("deploy_origin: both; deploy_edge: {config: after}", NoShield + "bounds: {recovery_max: 1d}", "CHK001 CHK004")]
    [InlineData("deploy_origin: both; deploy_edge: {config: after}", NoShield + "bounds: {recovery_max: 1d5m}", "CHK001")]
    [InlineData("deploy_edge: {config: after}", NoShield + "bounds: {recovery_max: 1000d}", "CHK001 CHK004")]
    [InlineData("deploy_edge: {config: after-v2}; deploy_origin: after", NoShield + "bounds: {cold_share_max: 0.9}", "CHK001 CHK007")]
    [InlineData("deploy_origin: both; deploy_edge: {config: after-v2}", NoShield + "bounds: {cold_share_max: 1}", "")]
    [InlineData("deploy_origin: both; " + Purge, "bounds: {cold_share_max: 0.5}", "CHK007")]
    [InlineData("deploy_origin: both; purge: {keys: ['project/{normalized}'], names: differing}", "bounds: {cold_share_max: 0.8}", "")]
    [InlineData("deploy_origin: both; purge: {all: true, mode: soft}", "bounds: {cold_share_max: 0}", "")]
    public void Run_Bound_IsBrokenOnlyBeyondIt(string steps, string bounds, string found) =>
        Assert.Equal(found, PlanCase.Found(PlanCase.Check(steps, bounds)));

    [Theory]
    [InlineData("only: [project-json]", "CHK006")]
    [InlineData("only: [project-json, simple]", "")]
    [InlineData("names: all", "")]
    public void Run_PurgeOfAKeyThatFamiliesShare_IsMeantForAll(string scope, string found)
    {
        var text = PlanCase.Text($"steps:\n  - deploy_origin: both\n  - purge: {{keys: ['project/{{normalized}}'], {scope}}}")
            .Replace("    paths: [\"/pypi/{name}/json\"]", "    paths: [\"/pypi/{name}/json\"]\n  simple:\n    paths: [\"/simple/{name}/\"]", StringComparison.Ordinal)
            .Replace("{project-json: {canonical: any}}", "{project-json: {canonical: any}, simple: {canonical: any}}", StringComparison.Ordinal)
            .Replace("{project-json: {canonical: verbatim}}", "{project-json: {canonical: verbatim}, simple: {canonical: any}}", StringComparison.Ordinal);
        var spec = Scenarios.Checking.Change.ChangeLoader.Parse(text, "change.yaml").Spec!;

        Assert.Equal(found, PlanCase.Found(ChangeCheck.Run(spec)));
    }

    [Fact]
    public void Run_ReleaseThatForgetsAFamily_EndsAtAnErrorThatIsRight()
    {
        // The new release knows no such document: its 404 is what it means, so that nothing is wrong with it.
        var spec = PlanCase.Of("deploy_origin: after");
        var releases = new Dictionary<string, Model.Redirects.OriginRelease>(spec.Origin.Releases)
        {
            ["after"] = spec.Origin.Releases["after"] with { Routes = new Dictionary<string, Model.Redirects.RouteRule>() },
        };

        var report = ChangeCheck.Run(spec with { Origin = spec.Origin with { Releases = releases } });

        Assert.Equal(CheckVerdict.Safe, report.Verdict);
    }

    [Fact]
    public void Run_EdgeThatRewritesToWhatIsNot_EndsAtAWrongAnswer()
    {
        var spec = PlanCase.Of("deploy_edge: {config: after}");
        var config = spec.Edge.Configs["after"];
        var configs = new Dictionary<string, Model.Redirects.EdgeConfig>(spec.Edge.Configs)
        {
            ["after"] = config with { Rules = [config.Rules[0] with { Rewrite = "/gone/{name}" }] },
        };

        var report = ChangeCheck.Run(spec with { Edge = spec.Edge with { Configs = configs } });

        Assert.Contains(report.Findings, f => f.Rule == CheckRule.RightAnswer && f.What.Contains("an error", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ClientOfLittlePatience_GivesUpOnARightChain()
    {
        const string Steps = "deploy_origin: before-short";

        Assert.Equal("CHK002", PlanCase.Found(PlanCase.Check(Steps, "personas: {hasty: {requests_max: 1}}")));
        Assert.Equal("", PlanCase.Found(PlanCase.Check(Steps, "personas: {patient: {requests_max: 2}}")));
    }

    [Fact]
    public void Run_PartThatWasNotUnderstood_ProvesNothing()
    {
        var spec = PlanCase.Of("deploy_origin: before-short");

        var report = ChangeCheck.Run(spec with { Unread = [new(new("edge.vcl", 7, 3), "call other_routine")] });

        Assert.Equal(CheckVerdict.Incomplete, report.Verdict);
        Assert.Contains("incomplete: edge.vcl:7:3: not understood: call other_routine", report.Notes);
    }

    [Fact]
    public void All_Rules_HaveAPage() => Assert.All(CheckRule.All, rule =>
        Assert.StartsWith($"# {rule.Id} {rule.Name}\n", Repository.Read($"docs/checks/{rule.Name}.md"), StringComparison.Ordinal));
}
