using CdnLab.Model.Purging;
using CdnLab.Scenarios.Planning;
using Xunit;

namespace CdnLab.Scenarios.Tests.Planning;

public sealed class PlanCandidatesTests
{
    private static readonly PurgeStrategy Basis = new() { CallsPerSecond = 4 };

    [Fact]
    public void Names_BareAndWithParameters_AreAGridAndThemselves() => Assert.Equal(
        ["hash:soft:shards=26", "hash:soft:shards=64", "hash:hard:shards=26", "hash:hard:shards=64", "affected:hard"],
        PlanCandidates.Names(["hash", "affected:hard"], Basis, 0.8, null, deploys: true));

    [Fact]
    public void Names_NothingDeployed_LeavesPurgesAndWaiting()
    {
        var names = PlanCandidates.Names([], Basis, 0.8, null, deploys: false);

        Assert.Contains("wait", names);
        Assert.DoesNotContain("edge-guard", names);
        Assert.Contains("edge-guard", PlanCandidates.Names([], Basis, 0.8, null, deploys: true));
        Assert.Contains("adaptive:hard:affected:utilization_max=0.7", names);
    }

    // 26 callers at 1, 2, 4 and 8 a second; a quota of 40 a second lets through 26 and cuts 52 and more.
    [Fact]
    public void Names_AQuota_LeavesOneOfTheRatesThatItCuts() => Assert.Equal(
        ["affected:soft:calls_per_second=1", "affected:soft:calls_per_second=2", "affected:hard:calls_per_second=1",
            "affected:hard:calls_per_second=2"],
        PlanCandidates.Names(["affected"], Basis, 0.8, 40 * 3600, deploys: true));

    [Theory]
    [InlineData(null, 3600.0)]
    [InlineData(7200.0, 3600.0)]
    [InlineData(1800.0, 1800.0)]
    public void Within_AQuota_TakesTheSmaller(double? own, double expected)
    {
        var plan = FakeRemedies.Plan("a") with
        {
            Purge = Basis with { Limits = new() { CallsPerHour = own }, RetriesMax = 0 },
        };
        var within = PlanCandidates.Within(plan, FakeRemedies.Constraints with { CallsPerHour = 3600 });

        Assert.Equal(expected, within.Purge!.Limits.CallsPerHour);
        Assert.Equal(3, within.Purge.RetriesMax);
    }
}
