using CdnLab.Model.Caching;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class VaryRuleTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("Accept-Encoding", "accept-encoding")]
    [InlineData("B, a,, b", "a|b")]
    public void FieldNames_Value_AreLowerSortedAndDistinct(string? vary, string expected) =>
        Assert.Equal(expected, string.Join('|', VaryRule.FieldNames(vary)));

    [Theory]
    [InlineData("gzip, br", "gzip,br", true)]
    [InlineData("gzip", null, false)]
    [InlineData("a", "b", false)]
    [InlineData("", null, true)]
    public void VariantKey_StrictProfile_ComparesListsWithoutWhitespace(string? one, string? other, bool same) =>
        Assert.Equal(same, Key(one, CacheProfiles.Strict) == Key(other, CacheProfiles.Strict));

    [Theory]
    [InlineData("gzip", "br, GZIP;q=0.1", true)]
    [InlineData("gzip", "gzip;q=0", false)]
    [InlineData("identity", null, true)]
    [InlineData("br", null, true)]
    public void VariantKey_FastlyProfile_FoldsToGzipOrNothing(string? one, string? other, bool same) =>
        Assert.Equal(same, Key(one, CacheProfiles.Fastly) == Key(other, CacheProfiles.Fastly));

    [Theory]
    [InlineData("en, de", "de, en", true)]
    [InlineData("en, de", "eN ,De", true)]
    [InlineData("en, de;q=0.5", "de; q=0.5,en;q=1.0", true)]
    [InlineData("en, de;q=0.5", "en;q=0.5, de", false)]
    [InlineData("en, de", "en", false)]
    [InlineData("en;q=0.1", "en", false)]
    public void VariantKey_AcceptLanguage_HasNoCaseAndNoOrder(string one, string other, bool same) =>
        Assert.Equal(same, Language(one, CacheProfiles.Strict) == Language(other, CacheProfiles.Strict));

    [Fact]
    public void VariantKey_AcceptLanguageInVarnish_IsAsSent() =>
        Assert.NotEqual(Language("en, de", CacheProfiles.Varnish), Language("de, en", CacheProfiles.Varnish));

    [Fact]
    public void VariantKey_ValuesOfTwoFields_AreNotMixedUp() =>
        Assert.NotEqual(
            VaryRule.VariantKey(["a", "b"], n => n == "a" ? "1" : null, CacheProfiles.Strict),
            VaryRule.VariantKey(["a", "b"], n => n == "b" ? "1" : null, CacheProfiles.Strict));

    [Fact]
    public void VariantKey_NothingVaries_IsEmpty() =>
        Assert.Equal("", VaryRule.VariantKey([], _ => "x", CacheProfiles.Strict));

    [Theory]
    [InlineData(null, false)]
    [InlineData("gzip", true)]
    [InlineData("deflate, gzip;q=0.001", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("gzip;q=0.000", false)]
    [InlineData("gzip;q=1.0", true)]
    [InlineData("gzipped", false)]
    public void AcceptsGzip_Value_NeedsAWeightAboveZero(string? value, bool expected) =>
        Assert.Equal(expected, VaryRule.AcceptsGzip(value));

    private static string Language(string value, CacheProfile profile) =>
        VaryRule.VariantKey(["accept-language"], _ => value, profile);

    private static string Key(string? acceptEncoding, CacheProfile profile) =>
        VaryRule.VariantKey(["accept-encoding"], _ => acceptEncoding, profile);
}
