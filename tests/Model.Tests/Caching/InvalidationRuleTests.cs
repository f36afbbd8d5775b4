using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Caching;

public sealed class InvalidationRuleTests
{
    private static readonly Uri Target = new("http://pypi.org/a");

    [Theory]
    [InlineData("GET", 200, false)]
    [InlineData("HEAD", 200, false)]
    [InlineData("OPTIONS", 200, false)]
    [InlineData("POST", 200, true)]
    [InlineData("DELETE", 204, true)]
    [InlineData("FROBNICATE", 200, true)]
    [InlineData("POST", 199, false)]
    [InlineData("POST", 302, true)]
    [InlineData("POST", 399, true)]
    [InlineData("POST", 400, false)]
    [InlineData("POST", 500, false)]
    public void Targets_Method_InvalidatesWhenUnsafeAndNoError(string method, int status, bool expected) =>
        Assert.Equal(
            expected,
            InvalidationRule
                .Targets(method, Target, status, HeaderFields.Empty, CacheProfiles.Strict)
                .Contains(Target));

    [Fact]
    public void Targets_LocationAndContentLocation_CountOnTheSameHostOnly() =>
        Assert.Equal(
            [Target, new Uri("http://pypi.org/b")],
            InvalidationRule.Targets(
                "POST",
                Target,
                201,
                new HeaderFields(("Location", "/b"), ("Content-Location", "http://other.org/c")),
                CacheProfiles.Strict));

    [Fact]
    public void Targets_ProfileThatDoesNotInvalidate_AreNone() =>
        Assert.Empty(InvalidationRule.Targets("POST", Target, 200, HeaderFields.Empty, CacheProfiles.Fastly));
}
