using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Sharding;
using Xunit;

namespace CdnLab.Scenarios.Tests.Sharding;

/// <summary>A survey against the planner and against the calls of a purge.</summary>
public class ShardingSurveyTests
{
    private static readonly ScenarioSpec Spec = ScenarioLoader.Load(
        "pypi-json-2022-06-10", ["catalogue.projects=4000", "purges.letters.failure_ratio=0"]).Spec!;

    private static readonly IReadOnlyList<Project> Projects = Catalogue.Create(Spec.Catalogue, Spec.Seed).Projects;

    public static TheoryData<string> Splits => ["letters", "hash", "stealing", "affected", "affected-urls", "twice"];

    [Theory]
    [MemberData(nameof(Splits))]
    public void Of_AnySplit_IsThroughWhenThePlannerSays(string kind)
    {
        var asked = ShardingSurvey.Of(Spec, kind, 13, [1])!.Asked;
        var strategy = PurgeKinds.ByName[kind].Purge(Spec.Purges["letters"] with { Shards = 13 })!;
        var scope = new PurgeScope(Projects) { Families = Spec.Families };
        var shards = PurgePlanner.Plan(strategy, scope);
        var length = PurgePlanner.Length(strategy, shards);

        Assert.Equal(shards.Select(s => (s.Name, s.Count)), asked.Pools.Select(p => (p.Name, p.Keys)));
        // Length reckons to the end of the last caller's turn; second passes come after their pause.
        Assert.InRange(
            (length - asked.Makespan).TotalSeconds, kind == "twice" ? -2 : 0, 2 / strategy.CallsPerSecond);
        Assert.Equal(shards.Sum(s => s.Count) * (kind == "twice" ? 2 : 1), asked.Pools.Sum(p => p.Calls));
    }

    [Fact]
    public void Of_ScenarioWithAPaceForP_HasItThroughLast()
    {
        var pools = ShardingSurvey.Of(Spec, "letters", null, [1])!.Asked.Pools;
        var p = pools.Single(pool => pool.Name == "p");

        Assert.Equal((p.Keys - 1) / 3.02, p.Through.TotalSeconds, 0.01);
        Assert.All(pools.Where(pool => pool != p), pool => Assert.Equal(
            (pool.Keys - 1) / 3.88, pool.Through.TotalSeconds, 0.01));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(26)]
    [InlineData(53)]
    public void Rows_ManyCallers_AreThoseOfPurgesThatAreMade(int callers)
    {
        var row = ShardingSurvey.Of(Spec, "letters", null, [callers])!.Rows[0];

        AssertMade("hash", p => p with { Shards = callers }, row.Hash);
        AssertMade("hottest", p => p with { Shards = callers }, row.OneQueue);
        Assert.Equal(row.Bound.TotalSeconds, row.OneQueue.TotalSeconds, 0.001);
        Assert.InRange(row.Hash.TotalSeconds, row.Bound.TotalSeconds - 0.001, row.Bound.TotalSeconds * 1.4);
        if (callers >= 26)
        {
            AssertMade("letters", p => p with { CallersPerShard = callers / 26 }, row.Letters);
        }
        if (callers == 26)
        {
            AssertMade("stealing", p => p, row.OneQueue);
        }
    }

    [Fact]
    public void Rows_LettersDealtOut_GetNoFurtherThanTheLargest()
    {
        var rows = ShardingSurvey.Of(Spec, "letters", null, [.. Enumerable.Range(1, 60)])!.Rows;
        var largest = TimeSpan.FromSeconds(0.138 * 4000 / 3.88);

        Assert.All(rows, row => Assert.True(row.Letters >= row.Bound));
        Assert.All(rows.Where(r => r.Callers is >= 8 and < 52), row => Assert.Equal(
            largest.TotalSeconds, row.Letters.TotalSeconds, 0.5));
        Assert.True(rows[6].Letters > largest + TimeSpan.FromSeconds(1));
        Assert.Equal(largest.TotalSeconds / 2, rows[51].Letters.TotalSeconds, 0.5);
        // Dealing whole letters out is at most 4/3 of what could be (Graham, 1969), and never below one caller's share.
        Assert.All(rows.Where(r => r.Callers < 26), row => Assert.True(
            row.Letters <= 4.0 / 3 * (row.Bound > largest ? row.Bound : largest) + TimeSpan.FromSeconds(1)));
    }

    private static void AssertMade(string kind, Func<PurgeStrategy, PurgeStrategy> change, TimeSpan expected)
    {
        var basis = Spec.Purges["letters"] with { CallsPerSecondByShard = new Dictionary<string, double>() };
        var strategy = change(PurgeKinds.ByName[kind].Purge(basis)!);
        var made = ShardedPurge.Of(strategy, PurgePlanner.Plan(strategy, Projects), 1).Makespan;

        Assert.InRange((expected - made).TotalSeconds, -1 / 3.88, 2 / 3.88);
    }
}
