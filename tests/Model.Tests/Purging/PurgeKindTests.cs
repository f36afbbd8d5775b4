using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using Xunit;

namespace CdnLab.Model.Tests.Purging;

public sealed class PurgeKindTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 11, 34, 0, TimeSpan.Zero);

    private static readonly PurgeScope Scope = new(
    [
        .. Enumerable.Range(1, 90)
            .Select(i => Project.Of(i, $"{(char)('a' + i % 7)}{(i % 3 == 0 ? "_" : "")}{i}", 2, 10)),
    ])
    {
        Families = [new DocumentFamily { Name = "json", Paths = ["/{name}/{version}/json"] }],
        Pops = ["ams", "nrt"],
        Shield = true,
    };

    public static TheoryData<string> Kinds => [.. PurgeKinds.ByName.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Advance_AnyKind_SettlesEachKeyOnceInAsLongAsThePlanSays(string kind)
    {
        var strategy = Strategy(kind);
        var shards = PurgePlanner.Plan(strategy, Scope);
        var run = new PurgeRun(strategy, shards, Start, seed: 3);
        var calls = run.Advance(Start.AddHours(2));

        Assert.True(run.Finished);
        Assert.Equal(
            shards.Sum(s => s.Count) * (strategy.Passes == PurgePasses.Once ? 1 : 2), calls.Sum(c => c.Count));
        Assert.Equal(
            shards.SelectMany(s => s.Keys).Order(),
            calls.Where(c => c.Pass == 0).SelectMany(run.KeysOf).Order());
        // The last call is made at its beginning, and callers who share a queue end within one call of each other.
        var longest = shards.Max(s => PurgeKinds.Of(strategy).Interval(strategy, s.Name)) + strategy.Pause;
        Assert.InRange(calls[^1].Due - Start, PurgePlanner.Length(strategy, shards) - longest,
            PurgePlanner.Length(strategy, shards) + longest);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Advance_InOneStepOrMany_MakesTheSameCalls(string kind)
    {
        var strategy = Strategy(kind) with
        {
            FailureRatio = 0.3, RetryDelay = TimeSpan.FromSeconds(5),
            Limits = new() { CallsPerHour = 7200, Burst = 3, BatchMax = 2 },
        };
        var shards = PurgePlanner.Plan(strategy, Scope);
        var (whole, steps) = (
            new PurgeRun(strategy, shards, Start, seed: 3), new PurgeRun(strategy, shards, Start, seed: 3));
        var inOne = whole.Advance(Start.AddHours(2));
        var inMany = Enumerable.Range(0, 7201).SelectMany(i => steps.Advance(Start.AddSeconds(i))).ToList();

        Assert.Equal(inOne, inMany);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Advance_QuotaAndBurst_AreNeverExceeded(string kind)
    {
        var strategy = Strategy(kind) with { Limits = new() { CallsPerHour = 1800, Burst = 4 } };
        var run = new PurgeRun(strategy, PurgePlanner.Plan(strategy, Scope), Start, seed: 3);
        var due = run.Advance(Start.AddHours(2)).Select(c => c.Due).ToList();

        for (var i = 0; i < due.Count; i++)
        {
            for (var j = i; j < due.Count; j++)
            {
                Assert.True(j - i + 1 <= 4 + (due[j] - due[i]).TotalSeconds * 0.5 + 1e-6);
            }
        }
    }

    [Fact]
    public void Plan_NothingToPurge_IsNoPurgeOfEverything() => Assert.All(
        PurgeKinds.ByName.Values.Where(kind => kind is not (PurgeAll or PopByPop)),
        kind => Assert.Empty(PurgePlanner.Plan(Strategy(kind.Name), new PurgeScope([]))));

    [Fact]
    public void Plan_HottestAndColdest_AreInTheOrderOfRanks()
    {
        var hottest = PurgePlanner.Plan(Strategy("hottest"), Scope)[0].Keys;

        Assert.Equal(Scope.Projects.Select(p => "project/" + p.Normalized), hottest);
        Assert.Equal(hottest.Reverse(), PurgePlanner.Plan(Strategy("coldest"), Scope)[0].Keys);
    }

    [Fact]
    public void Plan_PopByPop_BeginsAtTheShield() =>
        Assert.Equal(["shield", "ams", "nrt"], PurgePlanner.Plan(Strategy("pop-by-pop"), Scope).Select(s => s.Edge));

    private static PurgeStrategy Strategy(string kind) =>
        PurgeKinds.ByName[kind].Purge(new() { CallsPerSecond = 0.5, Shards = 4 })! with { Control = null };
}
