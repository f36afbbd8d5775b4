using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class FreshnessRuleTests
{
    private static readonly CacheProfile Private = new() { Shared = false, TargetedFields = [] };

    [Theory]
    [InlineData("max-age=60", 60, "Cache-Control max-age")]
    [InlineData("max-age=60, s-maxage=30", 30, "Cache-Control s-maxage")]
    [InlineData("s-maxage=0, max-age=60", 0, "Cache-Control s-maxage")]
    [InlineData("s-maxage=soon, max-age=60", 0, "Cache-Control unreadable lifetime")]
    [InlineData("s-maxage=30, max-age=soon", 30, "Cache-Control s-maxage")]
    [InlineData("max-age=-1", 0, "Cache-Control unreadable lifetime")]
    [InlineData("no-cache, max-age=60", 0, "Cache-Control no-cache")]
    [InlineData("no-cache=\"X-A\", max-age=60", 60, "Cache-Control max-age")]
    [InlineData("must-revalidate", 0, "none")]
    public void Decide_SharedCache_GivesLifetimeAndItsSource(string cacheControl, int seconds, string source)
    {
        var decision = Decide(CacheProfiles.Strict, ("Cache-Control", cacheControl));

        Assert.Equal((TimeSpan.FromSeconds(seconds), source), (decision.Lifetime, decision.Source));
    }

    [Theory]
    [InlineData("max-age=60, s-maxage=30", 60)]
    [InlineData("s-maxage=30", 0)]
    public void Decide_PrivateCache_PassesOverSharedMaxAge(string cacheControl, int seconds)
    {
        var decision = Decide(Private, ("Cache-Control", cacheControl));

        Assert.Equal((TimeSpan.FromSeconds(seconds), false), (decision.Lifetime, decision.MustRevalidate));
    }

    [Theory]
    [InlineData("CDN-Cache-Control", "max-age=9", "max-age=60", 9)]
    [InlineData("CDN-Cache-Control", "", "max-age=60", 60)]
    [InlineData("CDN-Cache-Control", "no-cache", "max-age=60", 0)]
    [InlineData("CDN-Cache-Control", "max-age=9, &", "max-age=60", 60)]
    [InlineData("CDN-Cache-Control", "max-age=\"9\"", "max-age=60", 0)]
    [InlineData("Surrogate-Control", "max-age=9", "max-age=60", 60)]
    public void Decide_StrictProfile_TakesTheTargetedFieldFirst(
        string field, string value, string general, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            Decide(CacheProfiles.Strict, ("Cache-Control", general), (field, value)).Lifetime);

    [Theory]
    [InlineData("max-age=86400", "s-maxage=30, max-age=60", 86400)]
    [InlineData(null, "s-maxage=30, max-age=60", 30)]
    [InlineData(null, "max-age=60", 60)]
    [InlineData(null, "public", 120)]
    public void Decide_FastlyProfile_FollowsItsOrder(string? surrogate, string general, int seconds)
    {
        var fields = new HeaderFields(("Cache-Control", general));
        fields = surrogate is null ? fields : fields.With("Surrogate-Control", surrogate);

        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            FreshnessRule.Decide(200, fields, Responses.Now, CacheProfiles.Fastly).Lifetime);
    }

    [Theory]
    [InlineData("Fri, 10 Jun 2022 10:42:45 GMT", "Fri, 10 Jun 2022 10:41:45 GMT", 60)]
    [InlineData("Fri, 10 Jun 2022 10:42:45 GMT", "Fri, 10 Jun 2022 10:41:15 GMT", 90)]
    [InlineData("Fri, 10 Jun 2022 10:42:45 GMT", null, 60)]
    [InlineData("Fri, 10 Jun 2022 10:41:45 GMT", "Fri, 10 Jun 2022 10:41:45 GMT", 0)]
    [InlineData("Fri, 10 Jun 2022 10:41:44 GMT", null, 0)]
    [InlineData("0", null, 0)]
    public void Decide_Expires_CountsFromDate(string expires, string? date, int seconds)
    {
        var fields = new HeaderFields(("Expires", expires));
        fields = date is null ? fields : fields.With("Date", date);

        var decision = FreshnessRule.Decide(200, fields, Responses.Now, CacheProfiles.Strict);

        Assert.Equal((TimeSpan.FromSeconds(seconds), "Expires"), (decision.Lifetime, decision.Source));
    }

    [Fact]
    public void Decide_ExpiresAtTheEndOfTime_IsBoundedSoThatItsInstantExists()
    {
        var decision = Decide(
            CacheProfiles.Fastly,
            ("Expires", "Fri, 31 Dec 9999 23:59:59 GMT"),
            ("Date", "Thu, 01 Jan 1970 00:00:00 GMT"));

        Assert.Equal(DeltaSeconds.Max, decision.Lifetime);
        Assert.True((Responses.Stored() with { Freshness = decision }).FreshUntil > Responses.Now);
    }

    [Fact]
    public void Decide_ExpiresBesideATargetedField_DoesNotCount() =>
        Assert.Equal(
            "none",
            Decide(
                CacheProfiles.Strict,
                ("CDN-Cache-Control", "must-revalidate"),
                ("Expires", "Fri, 10 Jun 2022 10:42:45 GMT")).Source);

    [Theory]
    [InlineData(200, 1000, 100)]
    [InlineData(301, 1000, 100)]
    [InlineData(404, 1000, 100)]
    [InlineData(302, 1000, 0)]
    [InlineData(500, 1000, 0)]
    [InlineData(200, 864_000, 86_400)]
    [InlineData(200, 864_010, 86_400)]
    [InlineData(200, 863_990, 86_399)]
    [InlineData(200, 0, 0)]
    [InlineData(200, -10, 0)]
    public void Decide_LastModified_CountsATenthUpToADay(int status, int secondsOld, int lifetime)
    {
        var fields = new HeaderFields(("Last-Modified", HttpDate.Format(Responses.Now.AddSeconds(-secondsOld))));

        var decision = FreshnessRule.Decide(status, fields, Responses.Now, CacheProfiles.Strict);

        Assert.Equal(TimeSpan.FromSeconds(lifetime), decision.Lifetime);
    }

    [Fact]
    public void Decide_PublicResponseOfAnyStatus_GetsAHeuristicLifetime() =>
        Assert.Equal(
            "heuristic",
            FreshnessRule.Decide(
                302,
                new HeaderFields(
                    ("Cache-Control", "public"), ("Last-Modified", HttpDate.Format(Responses.Now.AddDays(-1)))),
                Responses.Now,
                CacheProfiles.Strict).Source);

    [Theory]
    [InlineData("max-age=60, stale-while-revalidate=5, stale-if-error=7", 5, 7, false)]
    [InlineData("max-age=60, stale-while-revalidate=5, must-revalidate", 0, 0, true)]
    [InlineData("max-age=60, stale-while-revalidate=5, proxy-revalidate", 0, 0, true)]
    [InlineData("max-age=60, stale-while-revalidate=5, no-cache", 0, 0, true)]
    [InlineData("s-maxage=60, stale-while-revalidate=5", 0, 0, true)]
    [InlineData("max-age=60, stale-while-revalidate=x", 0, 0, false)]
    public void Decide_StaleWindows_CloseWhereRevalidationIsDue(string value, int revalidate, int error, bool strict)
    {
        var decision = Decide(CacheProfiles.Strict, ("Cache-Control", value));

        Assert.Equal(
            (TimeSpan.FromSeconds(revalidate), TimeSpan.FromSeconds(error), strict),
            (decision.StaleWhileRevalidate, decision.StaleIfError, decision.MustRevalidate));
    }

    private static FreshnessDecision Decide(CacheProfile profile, params (string, string)[] fields) =>
        FreshnessRule.Decide(200, new HeaderFields(fields), Responses.Now, profile);
}
