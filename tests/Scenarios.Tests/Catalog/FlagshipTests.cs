using CdnLab.Model.Purging;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Catalog;

/// <summary>The incident of 2022-06-10 keeps to what was published of it.</summary>
public sealed class FlagshipTests
{
    private static readonly ScenarioSpec Spec = ScenarioLoader.Load("pypi-json-2022-06-10").Spec!;
    private static readonly DateTimeOffset Begin = new(2022, 6, 10, 11, 34, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(0.05)]
    [InlineData(0.001)]
    public void Purge_AtAnySize_ReachesItsMilestonesWithin15Minutes(double scale)
    {
        var spec = ScenarioScaling.Apply(Spec, scale);
        var shards = PurgePlanner.Plan(
            spec.Purges["letters"], Catalogue.Create(spec.Catalogue, spec.Seed).Projects);
        var run = new PurgeRun(spec.Purges["letters"], shards, Begin, spec.Seed);
        var finished = new Dictionary<string, DateTimeOffset>();
        foreach (var call in run.Advance(Begin.AddHours(6)))
        {
            finished[shards[call.Shard].Name] = call.Due;
        }

        AssertNear(new(2022, 6, 10, 16, 1, 0, TimeSpan.Zero), finished["p"]);
        AssertNear(new(2022, 6, 10, 13, 54, 0, TimeSpan.Zero), finished.Where(s => s.Key != "p").Max(s => s.Value));
    }

    [Fact]
    public void Catalogue_AtFullSize_HasTheLetterSharesOfOldNames()
    {
        var projects = Catalogue.Create(Spec.Catalogue, Spec.Seed).Projects;

        Assert.Equal(350_000, projects.Count);
        Assert.All(
            new Dictionary<char, double>
            {
                ['p'] = 0.138, ['d'] = 0.093, ['s'] = 0.086, ['c'] = 0.069, ['m'] = 0.058, ['t'] = 0.056, ['a'] = 0.055,
                ['q'] = 0.008,
            },
            letter => Assert.Equal(
                letter.Value, projects.Count(p => p.Normalized[0] == letter.Key) / 350_000.0, 0.0005));
    }

    [Fact]
    public void Live_Length_EndsWithTheIncident() => Assert.Equal(
        new DateTimeOffset(2022, 6, 10, 16, 40, 0, TimeSpan.Zero), Spec.Start + Spec.Live.Duration);

    private static void AssertNear(DateTimeOffset expected, DateTimeOffset actual) =>
        Assert.InRange(actual, expected.AddMinutes(-15), expected.AddMinutes(15));
}
