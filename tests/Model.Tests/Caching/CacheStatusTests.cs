using CdnLab.Model.Caching;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class CacheStatusTests
{
    [Theory]
    [InlineData(ForwardReason.None, null, 30.9, false, false, null, "ams; hit; ttl=30")]
    [InlineData(ForwardReason.None, null, -0.5, false, false, "stale", "ams; hit; ttl=-1; detail=stale")]
    [InlineData(ForwardReason.UriMiss, 200, null, true, false, null, "ams; fwd=uri-miss; fwd-status=200; stored")]
    [InlineData(
        ForwardReason.Stale, 304, 6d, true, true, null, "ams; fwd=stale; fwd-status=304; ttl=6; stored; collapsed")]
    public void Format_Parts_FollowRfc9211(
        ForwardReason forward,
        int? status,
        double? ttl,
        bool stored,
        bool collapsed,
        string? detail,
        string expected) =>
        Assert.Equal(
            expected,
            CacheStatus.Format(
                "ams", forward, status, ttl is { } s ? TimeSpan.FromSeconds(s) : null, stored, collapsed, detail));

    [Theory]
    [InlineData(ForwardReason.Bypass, "bypass")]
    [InlineData(ForwardReason.Method, "method")]
    [InlineData(ForwardReason.UriMiss, "uri-miss")]
    [InlineData(ForwardReason.VaryMiss, "vary-miss")]
    [InlineData(ForwardReason.Miss, "miss")]
    [InlineData(ForwardReason.Request, "request")]
    [InlineData(ForwardReason.Stale, "stale")]
    [InlineData(ForwardReason.Partial, "partial")]
    public void Token_Reason_IsTheRegisteredWord(ForwardReason reason, string expected) =>
        Assert.Equal(expected, CacheStatus.Token(reason));

    [Fact]
    public void Token_Hit_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CacheStatus.Token(ForwardReason.None));
}
