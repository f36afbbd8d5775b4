using CdnLab.Scenarios.Checking;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>Plans known to be safe are proved safe, and each of them breaks when what makes it safe is left
/// out.</summary>
public class PlanTests
{
    private const string NoClientCaches = "personas: {requests: {}, curl: {requests_max: 51}}";
    private const string NoShield = "shield: false";
    private const string Both = "deploy_origin: both";
    private const string After = "deploy_origin: after";

    public static TheoryData<string, string, string> Safe => new()
    {
        { "other lifetimes", "deploy_origin: before-short", "" },
        { "a rule that strips the query", "deploy_edge: {config: strip}", "" },
        { "no redirect is kept", "deploy_edge: {config: before-no-301}", "" },
        {
            "serve both, new keys shield first",
            $"{Both}; deploy_edge: {{config: after-v2, tier: shield}}; deploy_edge: {{config: after-v2, tier: pops}}; {After}",
            ""
        },
        { "serve both, new keys, no shield", $"{Both}; deploy_edge: {{config: after-v2}}; {After}", NoShield },
        {
            "serve both, guard at the shield first",
            $"{Both}; deploy_edge: {{config: after-guard, tier: shield}}; "
                + $"deploy_edge: {{config: after-guard, tier: pops}}; {After}",
            ""
        },
        { "serve both, guard, no shield", $"{Both}; deploy_edge: {{config: after-guard}}; {After}", NoShield },
        { "serve both, wait two lifetimes", $"{Both}; wait: 2d10m; deploy_edge: {{config: after}}; {After}", "" },
        { "serve both, wait one, no shield", $"{Both}; wait: 1d5m; deploy_edge: {{config: after}}; {After}", NoShield },
        {
            "serve both, purge twice",
            $"{Both}; purge: {{keys: ['project/{{normalized}}']}}; purge: {{keys: ['project/{{normalized}}']}}; "
                + $"deploy_edge: {{config: after}}; {After}",
            ""
        },
        {
            "serve both, purge the shield first",
            $"{Both}; purge: {{all: true, tier: shield}}; purge: {{all: true, tier: pops}}; "
                + $"deploy_edge: {{config: after}}; {After}",
            ""
        },
        {
            "serve both, purge by URL, no shield",
            $"{Both}; purge: {{urls: ['/pypi/{{normalized}}/json']}}; deploy_edge: {{config: after}}; {After}",
            NoShield
        },
        {
            "keep no redirect, purge, then change",
            "deploy_edge: {config: before-no-301}; purge: {all: true}; purge: {all: true}; "
                + $"{After}; deploy_edge: {{config: after-no-301}}",
            NoClientCaches
        },
        {
            "redirects that nobody keeps, from the start",
            "deploy_origin: before-unstored; wait: 3d; deploy_origin: after-unstored; deploy_edge: {config: after}",
            NoClientCaches
        },
    };

    public static TheoryData<string, string, string, string> Unsafe => new()
    {
        { "origin first", $"{After}; deploy_edge: {{config: after}}", "", "CHK001" },
        { "edge first", $"deploy_edge: {{config: after}}; {After}", "", "CHK001" },
        { "serve both alone", $"{Both}; deploy_edge: {{config: after}}; {After}", "", "CHK001" },
        { "new keys, the shield not first", $"{Both}; deploy_edge: {{config: after-v2}}; {After}", "", "CHK001" },
        { "guard, the shield not first", $"{Both}; deploy_edge: {{config: after-guard}}; {After}", "", "CHK001" },
        { "one lifetime, age hidden", $"{Both}; wait: 1d10m; deploy_edge: {{config: after}}; {After}", "", "CHK001" },
        { "less than a lifetime", $"{Both}; wait: 23h; deploy_edge: {{config: after}}; {After}", NoShield, "CHK001" },
        {
            "one purge, raced",
            $"{Both}; purge: {{keys: ['project/{{normalized}}']}}; deploy_edge: {{config: after}}; {After}",
            "",
            "CHK001"
        },
        {
            "soft purge, its window open",
            $"{Both}; purge: {{all: true, mode: soft}}; deploy_edge: {{config: after}}; {After}",
            NoShield,
            "CHK001"
        },
        {
            "a purge of another key",
            $"{Both}; purge: {{keys: [other]}}; deploy_edge: {{config: after}}; {After}",
            NoShield,
            "CHK001"
        },
        {
            "purges that are lost",
            $"{Both}; purge: {{all: true}}; deploy_edge: {{config: after}}; {After}",
            $"{NoShield}\nfaults: [lost_purge]",
            "CHK001"
        },
        {
            "keep no redirect, but clients do",
            "deploy_edge: {config: before-no-301}; purge: {all: true}; purge: {all: true}; "
                + $"{After}; deploy_edge: {{config: after-no-301}}",
            "",
            "CHK001"
        },
        {
            "purge after the harm",
            $"{Both}; deploy_edge: {{config: after}}; purge: {{keys: [other]}}",
            NoShield,
            "CHK001 CHK005"
        },
    };

    [Theory]
    [MemberData(nameof(Safe))]
    public void Run_SafePlan_IsProved(string name, string steps, string more)
    {
        var report = PlanCase.Check(steps, more);

        Assert.True(report.Verdict == CheckVerdict.Safe, $"{name}: {report.Findings.FirstOrDefault()?.What}");
        Assert.True(report.States > 0);
    }

    [Theory]
    [MemberData(nameof(Unsafe))]
    public void Run_UnsafePlan_IsRefused(string name, string steps, string more, string found)
    {
        var report = PlanCase.Check(steps, more);

        Assert.True(report.Verdict == CheckVerdict.Unsafe, name);
        Assert.Equal(found, PlanCase.Found(report));
    }

    [Fact]
    public void Run_RedirectsThatNobodyMayStore_AreNotHeldByClientsEither()
    {
        var spec = PlanCase.Of("deploy_origin: after-unstored; deploy_edge: {config: after}");

        var report = ChangeCheck.Run(spec with { Origin = spec.Origin with { Release = "before-unstored" } });

        Assert.Equal(CheckVerdict.Safe, report.Verdict);
    }

    [Fact]
    public void Run_SoftPurgeAndItsWindow_IsProved() => Assert.Equal(
        CheckVerdict.Safe,
        PlanCase.Check(
            $"{Both}; purge: {{all: true, mode: soft}}; wait: 5m; deploy_edge: {{config: after}}; {After}", NoShield)
            .Verdict);

    [Fact]
    public void Run_SoftPurgeWhileTheOriginFails_IsRefusedUntilStaleIfErrorIsOver()
    {
        const string Purge = "deploy_origin: both; purge: {all: true, mode: soft}; wait: ";
        const string Then = "; deploy_edge: {config: after}; deploy_origin: after";
        const string Failing = NoShield + "\nfaults: [origin_error]";

        Assert.Equal(CheckVerdict.Unsafe, PlanCase.Check(Purge + "5m" + Then, Failing).Verdict);
        Assert.Equal(CheckVerdict.Safe, PlanCase.Check(Purge + "1d" + Then, Failing).Verdict);
    }
}
