using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Purging;

public sealed class PurgePlannerTests
{
    private static readonly Arbitrary<List<Project>> Catalogues =
        Gen.Elements("aBz09-_.".ToCharArray()).ArrayOf(4).ListOf()
            .Select(names => names
                .Select(c => new string(c))
                .DistinctBy(Pep503.Normalize)
                .Select((name, i) => Project.Of(i + 1, name, 1, 1))
                .ToList())
            .ToArbitrary();

    [Theory]
    [InlineData("letters")]
    [InlineData("hash")]
    public void Plan_ByLetterOrHash_HoldsEachKeyExactlyOnce(string kind) =>
        Prop.ForAll(Catalogues, projects =>
            Keys(kind, projects).Order().SequenceEqual(projects.Select(p => "project/" + p.Normalized).Order()))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Plan_Affected_HoldsTheProjectsWhoseNamesDiffer() =>
        Prop.ForAll(Catalogues, projects =>
            Keys("affected", projects).Order().SequenceEqual(
                projects.Where(p => p.Name != p.Normalized).Select(p => "project/" + p.Normalized).Order()))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Plan_Letters_ShardsByFirstLetterOfTheNormalisedName() =>
        Prop.ForAll(Catalogues, projects =>
            PurgePlanner.Plan(new() { Kind = "letters" }, projects).All(shard => shard.Keys.All(key =>
                shard.Name == (char.IsAsciiLetter(key["project/".Length]) ? $"{key["project/".Length]}" : "0-9"))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Plan_Hash_MakesNoMoreShardsThanAskedFor() =>
        Prop.ForAll(Catalogues, projects =>
            PurgePlanner.Plan(new() { Kind = "hash", Shards = 3 }, projects)
                .All(s => s.Name is "00" or "01" or "02"))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Plan_All_IsOneShardWithoutKeys()
    {
        var shard = Assert.Single(
            PurgePlanner.Plan(new() { Kind = "all" }, [Project.Of(1, "a", 1, 1)]));

        Assert.Equal(("all", 0), (shard.Name, shard.Keys.Count));
    }

    [Fact]
    public void Plan_KeyOfAnUnknownValue_IsRefused() =>
        Assert.Throws<KeyNotFoundException>(
            () => PurgePlanner.Plan(new() { Key = "project/{letter}" }, [Project.Of(1, "a", 1, 1)]));

    [Fact]
    public void Plan_UnknownKind_IsRefusedWithThoseThatAreKnown() => Assert.Contains(
        "known: all, letters, hash",
        Assert.Throws<ArgumentException>(() => PurgePlanner.Plan(new() { Kind = "letter" }, [])).Message);

    private static IEnumerable<string> Keys(string kind, IReadOnlyList<Project> projects) =>
        PurgePlanner.Plan(new() { Kind = kind, Shards = 3 }, projects).SelectMany(s => s.Keys);
}
