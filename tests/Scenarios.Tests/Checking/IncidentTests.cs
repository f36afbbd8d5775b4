using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Tests.Catalog;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>The incidents that the checker is for are found before the deploy, in few exchanges.</summary>
public class IncidentTests
{
    private const int ExchangesMax = 6;
    private const string Self = "a redirect answers the very request that it leads to";
    private const string Pair = "2 redirects lead to each other";

    [Theory]
    // The self-loop on a warm cache under the new rules, and the loop over two URLs while only the origin is new.
    [InlineData("origin first", "deploy_origin: after; deploy_edge: {config: after}", Pair, "after step 1, deploy origin after")]
    [InlineData("origin first", "deploy_origin: after; deploy_edge: {config: after}", Self, "during step 2, deploy edge after")]
    // The self-loop that an old origin freshly makes under new rules.
    [InlineData("edge first", "deploy_edge: {config: after}; deploy_origin: after", Self, "during step 1, deploy edge after")]
    public void Run_SeedChange_IsRefusedWithAShortStory(string order, string steps, string what, string when)
    {
        var report = PlanCase.Check(steps);

        Assert.Equal(CheckVerdict.Unsafe, report.Verdict);
        var finding = report.Findings.Single(f => f.What == what && f.Rule.Id == "CHK001");
        Assert.Equal(when, finding.When);
        Assert.InRange(finding.Story.Count(l => l.Exchange is not null), 1, ExchangesMax);
        Assert.Contains(report.Orders, o => o.Title == order && o.Verdict == CheckVerdict.Unsafe);
        Assert.Equal(0.75, finding.Share);
        Assert.Equal(["PyYAML", "zope.interface", "Flask_Login"], finding.Examples);
    }

    // What takes less than a second on the slowest machine that was tried; clocks have no place in tests.
    [Fact]
    public void Run_SeedChangeWithAllItsFamilies_LooksAtFewStates()
    {
        var report = ChangeCheck.Run(
            ChangeLoader.Load(Path.Combine(Repository.Root, "docs/checks/examples/json-names.yaml")).Spec!);

        Assert.Equal(CheckVerdict.Unsafe, report.Verdict);
        Assert.InRange(report.States, 1, 10_000);
        Assert.InRange(report.Steps, 1, 200_000);
    }

    [Fact]
    public void Run_SeedChange_TellsWhoStoredWhatUnderWhichRelease()
    {
        var finding = PlanCase.Check("deploy_origin: after; deploy_edge: {config: after}")
            .Findings.First(f => f.What == Self);

        var (stored, served) = (finding.Story[0].Exchange!, finding.Story.Last(l => l.Exchange is not null).Exchange!);
        Assert.Equal((301, "/pypi/PyYAML/json", "origin", "before"), (stored.Status, stored.Location, stored.ServedBy, stored.Release));
        Assert.Equal(
            ("/pypi/pyyaml/json", "pypi.org/pypi/pyyaml/json", "pop", "before", 1, "up to 1d"),
            (served.Url, served.Key, served.ServedBy, served.Release, served.StoredIn, served.Age));
        Assert.Equal(new TimeSpan(2, 0, 5, 0), finding.HealsAfter);
    }

    [Fact]
    public void Run_EdgeFirst_NeverHealsWhileTheOldOriginMakesItAnew()
    {
        var finding = PlanCase.Check("deploy_edge: {config: after}; deploy_origin: after").Findings.First(f => f.What == Self);

        Assert.Null(finding.HealsAfter);
    }

    [Theory]
    [InlineData("slash", Pair, "no such project")]
    [InlineData("self-redirect", Self, "already normalised")]
    public void Run_OtherIncident_IsRefused(string file, string what, string names)
    {
        var spec = ChangeLoader.Load(Path.Combine(Repository.Root, $"docs/checks/examples/{file}.yaml")).Spec!;

        var report = ChangeCheck.Run(spec);

        var finding = report.Findings[0];
        Assert.Equal(("CHK001", what), (finding.Rule.Id, finding.What));
        Assert.Contains(finding.Classes, c => c.Contains(names, StringComparison.Ordinal));
        Assert.InRange(finding.Story.Count(l => l.Exchange is not null), 1, ExchangesMax);
    }

    [Fact]
    public void Run_Slash_LeavesNamesThatExistAlone()
    {
        var spec = ChangeLoader.Load(Path.Combine(Repository.Root, "docs/checks/examples/slash.yaml")).Spec!;

        Assert.All(
            ChangeCheck.Run(spec).Classes,
            c => Assert.Equal(c.Title.Contains("no such", StringComparison.Ordinal), c.Verdict == CheckVerdict.Unsafe));
    }

    [Theory]
    [InlineData("slash-ping-pong-2022-06-08", CheckVerdict.Unsafe)]
    [InlineData("wikimedia-2025-02-28", CheckVerdict.Unsafe)]
    [InlineData("pypi-seed-wording", CheckVerdict.Unsafe)]
    [InlineData("healthy", CheckVerdict.Safe)]
    public void Run_Scenario_IsJudgedByItsTimeline(string name, CheckVerdict verdict) =>
        Assert.Equal(verdict, ChangeCheck.Run(ChangeLoader.Load(name).Spec!).Verdict);

    [Fact]
    public void Run_Twice_IsTheSameText()
    {
        Assert.Equal(Text(), Text());

        static string Text()
        {
            using var text = new StringWriter();
            new Scenarios.Checking.Output.CheckText().Write(
                PlanCase.Check("deploy_origin: after; deploy_edge: {config: after}"), text);
            return text.ToString();
        }
    }
}
