using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class ReuseRuleTests
{
    [Theory]
    [InlineData(100, -1, ReuseOutcome.Hit)]
    [InlineData(100, 0, ReuseOutcome.HitStale)]
    [InlineData(100, 1, ReuseOutcome.HitStale)]
    [InlineData(120, -1, ReuseOutcome.HitStale)]
    [InlineData(120, 0, ReuseOutcome.Fetch)]
    [InlineData(120, 1, ReuseOutcome.Fetch)]
    public void Decide_AroundLifetimeAndStaleWindow_ChangesAtTheTick(int seconds, int ticks, ReuseOutcome expected) =>
        Assert.Equal(
            expected,
            Decide(Responses.Stored(lifetime: 100, revalidate: 20), Responses.After(seconds, ticks), "").Outcome);

    [Theory]
    [InlineData(false, ReuseOutcome.Fetch)]
    [InlineData(true, ReuseOutcome.Validate)]
    public void Decide_Stale_ValidatesWhereItCan(bool validator, ReuseOutcome expected)
    {
        var decision = Decide(Responses.Stored(validator: validator), Responses.After(100), "");

        Assert.Equal((expected, ForwardReason.Stale), (decision.Outcome, decision.Forward));
    }

    [Theory]
    [InlineData("no-cache", 1, 0, ReuseOutcome.Fetch)]
    [InlineData("max-age=10", 10, 0, ReuseOutcome.Hit)]
    [InlineData("max-age=10", 10, 1, ReuseOutcome.Fetch)]
    [InlineData("min-fresh=10", 90, 0, ReuseOutcome.Hit)]
    [InlineData("min-fresh=10", 90, 1, ReuseOutcome.Fetch)]
    [InlineData("max-stale=10", 110, 0, ReuseOutcome.Hit)]
    [InlineData("max-stale=10", 110, 1, ReuseOutcome.Fetch)]
    [InlineData("max-stale", 100_000, 0, ReuseOutcome.Hit)]
    [InlineData("only-if-cached", 99, 0, ReuseOutcome.Hit)]
    [InlineData("only-if-cached", 100, 0, ReuseOutcome.GatewayTimeout)]
    [InlineData("only-if-cached, no-cache", 1, 0, ReuseOutcome.GatewayTimeout)]
    public void Decide_RequestDirectives_AreObeyedByTheStrictProfile(
        string request, int seconds, int ticks, ReuseOutcome expected) =>
        Assert.Equal(expected, Decide(Responses.Stored(), Responses.After(seconds, ticks), request).Outcome);

    [Theory]
    [InlineData("no-cache")]
    [InlineData("max-age=0")]
    public void Decide_RequestDirectives_AreIgnoredByTheFastlyProfile(string request) =>
        Assert.Equal(
            ReuseOutcome.Hit,
            ReuseRule.Decide(
                Responses.Stored(),
                Responses.After(50),
                CacheDirectivesParser.Parse(request),
                CacheProfiles.Fastly,
                fromEdge: false).Outcome);

    [Theory]
    [InlineData("max-stale")]
    [InlineData("")]
    public void Decide_MustRevalidate_NeverServesStale(string request) =>
        Assert.Equal(
            ReuseOutcome.Fetch,
            Decide(Responses.Stored(mustRevalidate: true, revalidate: 50), Responses.After(100), request).Outcome);

    [Theory]
    [InlineData(false, ReuseOutcome.HitStale)]
    [InlineData(true, ReuseOutcome.Fetch)]
    public void Decide_ShieldWithoutStaleWindow_ServesNoStaleToAnEdge(bool fromEdge, ReuseOutcome expected)
    {
        var profile = CacheProfiles.Fastly with { ShieldStaleWhileRevalidateMax = TimeSpan.Zero };
        var stored = Responses.Stored(revalidate: 300);

        Assert.Equal(
            expected, ReuseRule.Decide(stored, Responses.After(100), CacheDirectives.None, profile, fromEdge).Outcome);
    }

    // It was answered from the cache without going forward: a hit by RFC 9211 2.1.
    [Fact]
    public void Decide_StaleWhileRevalidate_IsNotForwarded() =>
        Assert.Equal(
            ForwardReason.None, Decide(Responses.Stored(revalidate: 20), Responses.After(110), "").Forward);

    [Theory]
    [InlineData("", false, ReuseOutcome.Fetch, ForwardReason.UriMiss)]
    [InlineData("", true, ReuseOutcome.Fetch, ForwardReason.VaryMiss)]
    [InlineData("only-if-cached", true, ReuseOutcome.GatewayTimeout, ForwardReason.None)]
    public void DecideAbsent_TellsUriFromVaryMiss(
        string request, bool keyKnown, ReuseOutcome outcome, ForwardReason forward)
    {
        var decision = ReuseRule.DecideAbsent(CacheDirectivesParser.Parse(request), CacheProfiles.Strict, keyKnown);

        Assert.Equal((outcome, forward), (decision.Outcome, decision.Forward));
    }

    [Theory]
    [InlineData(150, -1, true)]
    [InlineData(150, 0, false)]
    [InlineData(150, 1, false)]
    public void MayServeOnError_AroundTheErrorWindow_ChangesAtTheTick(int seconds, int ticks, bool expected) =>
        Assert.Equal(
            expected,
            MayServe(Responses.Stored(lifetime: 100, revalidate: 20, error: 50), seconds, ticks, disconnected: false));

    [Theory]
    [InlineData(100 + 86_400, -1, true, true)]
    [InlineData(100 + 86_400, 0, true, false)]
    [InlineData(101, 0, false, false)]
    public void MayServeOnError_NoAnswerAtAll_ServesForTheProfilesWindow(
        int seconds, int ticks, bool disconnected, bool expected) =>
        Assert.Equal(expected, MayServe(Responses.Stored(lifetime: 100), seconds, ticks, disconnected));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MayServeOnError_MustRevalidate_IsFalse(bool disconnected) =>
        Assert.False(MayServe(Responses.Stored(error: 50, mustRevalidate: true), 101, 0, disconnected));

    [Theory]
    [InlineData("max-age=0", ReuseOutcome.Hit)]
    [InlineData("no-cache", ReuseOutcome.Fetch)]
    public void Decide_FreshAndImmutable_IsNotReloaded(string request, ReuseOutcome expected)
    {
        var stored = Responses.Stored(lifetime: 100);
        var immutable = stored with { Freshness = stored.Freshness with { Immutable = true } };
        Assert.Equal(expected, Decide(immutable, Responses.After(50), request).Outcome);
        Assert.Equal(ReuseOutcome.Fetch, Decide(stored, Responses.After(50), request).Outcome);
        Assert.Equal(ReuseOutcome.Fetch, Decide(immutable, Responses.After(150), request).Outcome);
    }

    private static bool MayServe(StoredResponse stored, int seconds, int ticks, bool disconnected) =>
        ReuseRule.MayServeOnError(stored, Responses.After(seconds, ticks), CacheProfiles.Strict, disconnected);

    private static ReuseDecision Decide(StoredResponse stored, DateTimeOffset now, string request) =>
        ReuseRule.Decide(stored, now, CacheDirectivesParser.Parse(request), CacheProfiles.Strict, fromEdge: false);
}
