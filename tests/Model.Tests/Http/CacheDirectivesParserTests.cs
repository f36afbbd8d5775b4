using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Http;

public sealed class CacheDirectivesParserTests
{
    [Theory]
    [InlineData("max-age=60", 60)]
    [InlineData("MAX-AGE=60", 60)]
    [InlineData("max-age=\"60\"", 60)]
    [InlineData(" , public ,max-age=60,", 60)]
    [InlineData("max-age=60, max-age=1", 60)]
    [InlineData("x=\"a, max-age=1\", max-age=60", 60)]
    [InlineData("max-age=99999999999999999999", 2147483648)]
    public void Parse_ReadableMaxAge_GivesItsSeconds(string value, long seconds)
    {
        var directives = CacheDirectivesParser.Parse(value);

        Assert.Equal(TimeSpan.FromSeconds(seconds), directives.MaxAge);
        Assert.False(directives.InvalidLifetime);
    }

    [Theory]
    [InlineData("max-age")]
    [InlineData("max-age=")]
    [InlineData("max-age=-1")]
    [InlineData("max-age=1.5")]
    [InlineData("max-age='60'")]
    [InlineData("max-age=1 0")]
    [InlineData("s-maxage=soon")]
    public void Parse_UnreadableLifetime_MarksItInvalid(string value)
    {
        var directives = CacheDirectivesParser.Parse(value);

        Assert.Equal((null, null, true), (directives.MaxAge, directives.SharedMaxAge, directives.InvalidLifetime));
    }

    [Theory]
    [InlineData("no-cache", true, "")]
    [InlineData("no-cache=\"Set-Cookie, X-A\"", false, "Set-Cookie,X-A")]
    [InlineData("no-cache=Set-Cookie", false, "Set-Cookie")]
    [InlineData("no-cache=\"Set-Cookie\", no-cache", true, "Set-Cookie")]
    [InlineData("no-cache, no-cache=\"Set-Cookie\"", true, "Set-Cookie")]
    [InlineData("no-cache=\"A\", no-cache=\"B\"", false, "A,B")]
    [InlineData("no-cache=\"\"", true, "")]
    [InlineData("no-cache=\"Set-Cookie, max-age=60", true, "")]
    public void Parse_NoCache_IsUnqualifiedUnlessItNamesFields(string value, bool whole, string fields)
    {
        var directives = CacheDirectivesParser.Parse(value);

        Assert.Equal((whole, fields), (directives.NoCache, string.Join(',', directives.UnstorableFields)));
    }

    [Theory]
    [InlineData("private", true, "")]
    [InlineData("private=\"X-User\"", false, "X-User")]
    [InlineData("private=\"X-User\", PRIVATE", true, "X-User")]
    public void Parse_Private_IsUnqualifiedUnlessItNamesFields(string value, bool whole, string fields)
    {
        var directives = CacheDirectivesParser.Parse(value);

        Assert.Equal((whole, fields), (directives.Private, string.Join(',', directives.UnstorableFields)));
    }

    [Theory]
    [InlineData("max-stale", 2147483648L)]
    [InlineData("max-stale=5", 5L)]
    [InlineData("max-stale=x", null)]
    public void Parse_MaxStale_WithoutValueAcceptsAny(string value, long? seconds) =>
        Assert.Equal(seconds, (long?)CacheDirectivesParser.Parse(value).MaxStale?.TotalSeconds);

    [Fact]
    public void Parse_EveryFlag_IsRead()
    {
        var d = CacheDirectivesParser.Parse(
            "no-store, public, must-revalidate, proxy-revalidate, must-understand, immutable, only-if-cached");

        Assert.True(d.NoStore && d.Public && d.MustRevalidate && d.ProxyRevalidate && d.MustUnderstand && d.Immutable
            && d.OnlyIfCached && d.Any);
    }

    [Fact]
    public void Parse_Windows_AreRead()
    {
        var d = CacheDirectivesParser.Parse(
            "stale-while-revalidate=300, stale-if-error=86400, min-fresh=4, s-maxage=9");

        Assert.Equal(
            (300d, 86400d, 4d, 9d),
            (d.StaleWhileRevalidate?.TotalSeconds, d.StaleIfError?.TotalSeconds, d.MinFresh?.TotalSeconds,
                d.SharedMaxAge?.TotalSeconds));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void Parse_Nothing_IsNone(string? value) =>
        Assert.Same(CacheDirectives.None, CacheDirectivesParser.Parse(value));
}
