using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class StorabilityRuleTests
{
    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("POST", false)]
    [InlineData("get", false)]
    public void Decide_Method_MustBeSafeAndKnown(string method, bool expected) =>
        Assert.Equal(
            expected,
            StorabilityRule.Decide(
                method, 200, HeaderFields.Empty, new HeaderFields(("Cache-Control", "max-age=1")), CacheProfiles.Strict)
                .Store);

    [Theory]
    [InlineData(103, "max-age=1", false)]
    [InlineData(200, "", true)]
    [InlineData(206, "max-age=1", false)]
    [InlineData(301, "", true)]
    [InlineData(302, "", false)]
    [InlineData(302, "max-age=1", true)]
    [InlineData(302, "public", true)]
    [InlineData(302, "s-maxage=1", true)]
    [InlineData(304, "max-age=1", false)]
    [InlineData(404, "", true)]
    [InlineData(503, "", false)]
    [InlineData(503, "max-age=1", true)]
    [InlineData(200, "no-store", false)]
    [InlineData(200, "no-store, must-understand", true)]
    [InlineData(299, "no-store, must-understand, max-age=1", false)]
    [InlineData(299, "must-understand, max-age=1", false)]
    [InlineData(299, "max-age=1", true)]
    [InlineData(200, "private", false)]
    [InlineData(200, "private=\"X-User\"", true)]
    [InlineData(200, "no-cache", true)]
    public void Decide_StatusAndDirectives_SharedCache(int status, string cacheControl, bool expected) =>
        Assert.Equal(expected, Decide(status, [("Cache-Control", cacheControl)], CacheProfiles.Strict).Store);

    [Theory]
    [InlineData(200, "private", true)]
    [InlineData(302, "private", true)]
    [InlineData(302, "s-maxage=1", false)]
    [InlineData(200, "no-store", false)]
    public void Decide_StatusAndDirectives_PrivateCache(int status, string cacheControl, bool expected) =>
        Assert.Equal(
            expected, Decide(status, [("Cache-Control", cacheControl)], new CacheProfile { Shared = false }).Store);

    [Theory]
    [InlineData("*")]
    [InlineData("Accept-Encoding, *")]
    public void Decide_VaryStar_IsNotStored(string vary) =>
        Assert.False(Decide(200, [("Vary", vary), ("Cache-Control", "max-age=1")], CacheProfiles.Strict).Store);

    [Theory]
    [InlineData("max-age=1", false)]
    [InlineData("max-age=1, public", true)]
    [InlineData("max-age=1, must-revalidate", true)]
    [InlineData("s-maxage=1", true)]
    public void Decide_Authorization_NeedsPermission(string cacheControl, bool expected) =>
        Assert.Equal(
            expected,
            StorabilityRule.Decide(
                "GET",
                200,
                new HeaderFields(("Authorization", "Basic x")),
                new HeaderFields(("Cache-Control", cacheControl)),
                CacheProfiles.Strict).Store);

    [Fact]
    public void Decide_RequestNoStore_CountsWhereTheProfileObeysRequests()
    {
        var request = new HeaderFields(("Cache-Control", "no-store"));
        var response = new HeaderFields(("Cache-Control", "max-age=1"));

        Assert.False(StorabilityRule.Decide("GET", 200, request, response, CacheProfiles.Strict).Store);
        Assert.True(StorabilityRule.Decide("GET", 200, request, response, CacheProfiles.Fastly).Store);
    }

    [Fact]
    public void Decide_SetCookie_CountsWhereTheProfileSaysSo()
    {
        (string, string)[] fields = [("Set-Cookie", "a=1"), ("Cache-Control", "max-age=1")];

        Assert.True(Decide(200, fields, CacheProfiles.Strict).Store);
        Assert.False(Decide(200, fields, CacheProfiles.Fastly).Store);
    }

    [Fact]
    public void Decide_ExpiresBesideATargetedField_IsNoExplicitLifetime() =>
        Assert.False(Decide(
            302,
            [("CDN-Cache-Control", "must-revalidate"), ("Expires", "Fri, 10 Jun 2032 10:42:45 GMT")],
            CacheProfiles.Strict).Store);

    [Fact]
    public void Decide_TargetedField_GovernsInPlaceOfCacheControl() =>
        Assert.True(Decide(
            200, [("CDN-Cache-Control", "max-age=9"), ("Cache-Control", "no-store")], CacheProfiles.Strict).Store);

    private static StorabilityDecision Decide(int status, (string, string)[] fields, CacheProfile profile) =>
        StorabilityRule.Decide("GET", status, HeaderFields.Empty, new HeaderFields(fields), profile);
}
