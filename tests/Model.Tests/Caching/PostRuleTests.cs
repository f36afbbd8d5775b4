using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class PostRuleTests
{
    private static readonly Uri Target = new("http://example.test/a?b");

    [Theory]
    [InlineData(200, "max-age=60", "/a?b", true)]
    [InlineData(200, "max-age=60", "http://example.test/a?b", true)]
    [InlineData(200, "s-maxage=60", "/a?b", true)]
    [InlineData(201, "max-age=60", "/a?b", false)]
    [InlineData(200, "max-age=60", "/a", false)]
    [InlineData(200, "max-age=60", null, false)]
    [InlineData(200, "public", "/a?b", false)]
    [InlineData(200, "max-age=60, no-store", "/a?b", false)]
    [InlineData(200, "max-age=60, private", "/a?b", false)]
    public void Decide_Answer_NeedsLifetimeAndItsOwnUrl(int status, string control, string? location, bool expected)
    {
        var fields = new HeaderFields(("Cache-Control", control));
        var response = location is null ? fields : fields.With("Content-Location", location);
        Assert.Equal(
            expected, PostRule.Decide(Target, status, HeaderFields.Empty, response, CacheProfiles.Strict).Store);
        Assert.False(PostRule.Decide(Target, status, HeaderFields.Empty, response, CacheProfiles.Varnish).Store);
    }
}
