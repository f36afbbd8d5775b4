using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Purging;
using CdnLab.Model.Tests.Caching;
using Xunit;

namespace CdnLab.Model.Tests.Purging;

public sealed class PurgeEffectTests
{
    [Fact]
    public void Apply_Hard_RemovesTheResponse() =>
        Assert.Null(PurgeEffect.Apply(Responses.Stored(), PurgeMode.Hard, Responses.After(10)));

    // The poisoned redirect of 2022-06-10 kept serving for its stale window after a soft purge.
    [Theory]
    [InlineData(10, -1, ReuseOutcome.Hit)]
    [InlineData(10, 0, ReuseOutcome.HitStale)]
    [InlineData(30, -1, ReuseOutcome.HitStale)]
    [InlineData(30, 0, ReuseOutcome.Fetch)]
    public void Apply_Soft_OpensTheStaleWindowAtThePurge(int seconds, int ticks, ReuseOutcome expected)
    {
        var purged = PurgeEffect.Apply(Responses.Stored(revalidate: 20), PurgeMode.Soft, Responses.After(10))!;

        Assert.Equal(
            expected,
            ReuseRule.Decide(
                purged, Responses.After(seconds, ticks), CacheDirectives.None, CacheProfiles.Strict, false).Outcome);
    }

    [Fact]
    public void Apply_SoftTwice_KeepsTheEarlierPurge()
    {
        var once = PurgeEffect.Apply(Responses.Stored(), PurgeMode.Soft, Responses.After(10))!;

        Assert.Equal(Responses.After(10), PurgeEffect.Apply(once, PurgeMode.Soft, Responses.After(20))!.SoftPurgedAt);
    }
}
