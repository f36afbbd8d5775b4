using CdnLab.Model.Clients;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Checking.States;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>A search of the fullest states says the same as one of all states.</summary>
public class ReductionTests
{
    public static TheoryData<string, string> Plans => new(
        PlanTests.Safe.Select(row => (row.Data.Item2, row.Data.Item3))
            .Concat(PlanTests.Unsafe.Select(row => (row.Data.Item2, row.Data.Item3))));

    [Theory]
    [MemberData(nameof(Plans))]
    public void Prove_OfFullestStates_SaysTheSameAsOfAll(string steps, string more)
    {
        var spec = UsedParts.Of(PlanCase.Of(steps, more));
        var properties = ChainProperties.Of(spec.Bounds);
        foreach (var group in UrlGroups.Of(spec, NameCensus.Take(spec)).DistinctBy(g => g.Space.Signature))
        {
            var lifetimes = group.Space.Answers.Select(a => a.Content.Lifetime).Distinct().ToList();
            var world = new World(spec, PlanGraph.Of(spec, lifetimes), group.Space, ClientCacheMode.None);

            var fullest = Search.Prove(world, properties, new(20_000));
            var all = Search.Find(world, properties, new(20_000), [new(CheckRule.ColdKeys, -1, false, "never")]);

            if (fullest.Finished && all.Finished)
            {
                Assert.Equal(
                    all.Violations.Select(v => v.Key).ToHashSet(), fullest.Violations.Select(v => v.Key).ToHashSet());
                Assert.True(fullest.States <= all.States);
            }
        }
    }
}
