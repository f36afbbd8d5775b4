using CdnLab.Model.Clients;
using CdnLab.Model.Workloads;
using CdnLab.Traffic.Configuration;
using CdnLab.Traffic.Sending;
using Xunit;

namespace CdnLab.Traffic.Tests.Sending;

public class WorkloadTests
{
    private const int Draws = 20_000;
    private static readonly DateTimeOffset Now = new(2022, 6, 10, 10, 30, 0, TimeSpan.Zero);

    private static TrafficOptions Options => OptionsReader.Default() with
    {
        Targets = [new("ams", TestTraffic.Nowhere, 3), new("sea", TestTraffic.Nowhere, 1)],
    };

    [Fact]
    public void Draw_SameSeed_SameSequence() => Assert.Equal(Sequence(seed: 3), Sequence(seed: 3));

    [Fact]
    public void Draw_OtherSeed_OtherSequence() => Assert.NotEqual(Sequence(seed: 3), Sequence(seed: 4));

    [Fact]
    public void Draw_ManyTimes_FollowsTheSharesOfPersonas()
    {
        var arrivals = Drawn(Options);

        foreach (var (persona, share) in Options.Mix)
        {
            AssertShare(share, arrivals, arrival => arrival.Client.Persona.Name == persona);
        }
    }

    [Fact]
    public void Draw_PopShares_AreSharesOfUsersWhoKeepToTheirPop()
    {
        var persona = TestTraffic.Shipped("requests") with { GzipShare = 0.5, Users = 100 };
        var options = TestTraffic.Of(TestTraffic.Nowhere, persona) with { Targets = Options.Targets };

        var byUser = Drawn(options).ToLookup(arrival => arrival.User);

        Assert.Equal(100, byUser.Count);
        Assert.All(byUser, user => Assert.Single(user.Select(arrival => arrival.Pop).Distinct()));
        Assert.InRange(byUser.Count(user => user.First().Pop.Name == "ams"), 75 - 3, 75 + 3);
        Assert.InRange(byUser.Count(user => user.First() is { Gzip: true, Pop.Name: "ams" }), 37 - 3, 38 + 3);
    }

    [Fact]
    public void Draw_MissingShare_ThatManyNamesAreUnknown()
    {
        var persona = TestTraffic.Shipped("requests") with { MissingShare = 0.2 };
        var options = TestTraffic.Of(TestTraffic.Nowhere, persona);
        var catalogue = Catalogue.Create(options.Catalogue, options.Seed);

        var arrivals = Drawn(options);

        AssertShare(0.2, arrivals, arrival => arrival.Missing);
        Assert.All(arrivals, a => Assert.Equal(a.Missing, catalogue.Find(a.Path.Split('/')[2]) is null));
    }

    [Fact]
    public void Draw_GzipShare_IsAShareOfUsersWhoKeepToIt()
    {
        var persona = TestTraffic.Shipped("requests") with { GzipShare = 0.3, Users = 10 };

        var byUser = Drawn(TestTraffic.Of(TestTraffic.Nowhere, persona)).ToLookup(a => a.User, a => a.Gzip);

        Assert.Equal(10, byUser.Count);
        Assert.All(byUser, user => Assert.Single(user.Distinct()));
        Assert.Equal(3, byUser.Count(user => user.First()));
    }

    [Theory]
    [InlineData(NameSpelling.Normalized, 0)]
    [InlineData(NameSpelling.Mixed, 0.5)]
    [InlineData(NameSpelling.Verbatim, 1)]
    public void Draw_Spelling_WritesTheNameSo(NameSpelling spelling, double verbatim)
    {
        var persona = TestTraffic.Shipped("requests") with { Spelling = spelling };

        var arrivals = Drawn(TestTraffic.Of(TestTraffic.Nowhere, persona));

        AssertShare(verbatim, arrivals, arrival => arrival.Path == "/pypi/pyOpenSSL/json");
        AssertShare(1 - verbatim, arrivals, arrival => arrival.Path == "/pypi/pyopenssl/json");
    }

    [Fact]
    public void Draw_VersionedFamily_AsksForVersionsThatExist()
    {
        var options = Options with { Mix = new Dictionary<string, double> { ["poetry"] = 1 } };

        var versioned = Drawn(options).Where(arrival => arrival.Family == "release-json").ToList();

        Assert.NotEmpty(versioned);
        Assert.All(versioned, arrival => Assert.True(arrival.Project.HasVersion(arrival.Path.Split('/')[3])));
    }

    [Fact]
    public void Mix_Changed_DrawsOnlyPersonasWithAShare()
    {
        using var workload = new Workload(Options);
        workload.Mix(new Dictionary<string, double> { ["curl"] = 1, ["pip"] = 0 });

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal("curl", workload.Draw(Now).Client.Persona.Name));
    }

    private static List<string> Sequence(ulong seed) =>
        [.. Drawn(Options with { Seed = seed }).Select(a => $"{a.Client.Persona.Name} {a.User} {a.Pop.Name} {a.Path}")];

    private static List<Arrival> Drawn(TrafficOptions options)
    {
        using var workload = new Workload(options);
        return [.. Enumerable.Range(0, Draws).Select(_ => workload.Draw(Now))];
    }

    /// <summary>Within five standard deviations of the binomial law.</summary>
    private static void AssertShare(double share, List<Arrival> arrivals, Func<Arrival, bool> counts)
    {
        var bound = 5 * Math.Sqrt(share * (1 - share) / arrivals.Count);
        Assert.InRange((double)arrivals.Count(counts) / arrivals.Count, share - bound, share + bound);
    }
}
