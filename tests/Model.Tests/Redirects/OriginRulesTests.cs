using CdnLab.Model.Purging.Remedies;
using CdnLab.Model.Redirects;
using Xunit;

namespace CdnLab.Model.Tests.Redirects;

public sealed class OriginRulesTests
{
    [Theory]
    [InlineData("/pypi/pyOpenSSL/json", 200, null)]
    [InlineData("/pypi/pyopenssl/json", 301, "/pypi/pyOpenSSL/json")]
    [InlineData("/pypi/PyOpenSSL/json", 301, "/pypi/pyOpenSSL/json")]
    [InlineData("/pypi/pyOpenSSL/json/", 200, null)]
    [InlineData("/pypi/pyopenssl/json/", 301, "/pypi/pyOpenSSL/json/")]
    [InlineData("/pypi/pyOpenSSL/2.0/json", 200, null)]
    [InlineData("/pypi/pyopenssl/2.0/json", 301, "/pypi/pyOpenSSL/2.0/json")]
    [InlineData("/pypi/pyopenssl/9.0/json", 404, null)]
    [InlineData("/simple/pyopenssl/", 200, null)]
    [InlineData("/simple/pyOpenSSL/", 301, "/simple/pyopenssl/")]
    [InlineData("/pypi/unknown/json", 404, null)]
    [InlineData("/elsewhere", 404, null)]
    public void Decide_ReleaseBefore_AnswersTheVerbatimSpelling(string path, int status, string? location) =>
        AssertAnswer(Flagship.OriginBefore, path, status, location);

    [Theory]
    [InlineData("/pypi/pyOpenSSL/json", 301, "/pypi/pyopenssl/json")]
    [InlineData("/pypi/pyopenssl/json", 200, null)]
    [InlineData("/pypi/py.openssl/json", 404, null)]
    [InlineData("/pypi/pyOpenSSL/json/", 301, "/pypi/pyopenssl/json/")]
    [InlineData("/pypi/pyOpenSSL/2.0/json/", 301, "/pypi/pyopenssl/2.0/json/")]
    [InlineData("/pypi/pyopenssl/2.0/json", 200, null)]
    [InlineData("/simple/pyOpenSSL/", 301, "/simple/pyopenssl/")]
    public void Decide_ReleaseAfter_AnswersTheNormalisedSpelling(string path, int status, string? location) =>
        AssertAnswer(Flagship.OriginAfter, path, status, location);

    [Theory]
    [InlineData("/pypi/pyOpenSSL/json")]
    [InlineData("/pypi/pyopenssl/json")]
    public void Decide_DocumentAndRedirect_CarryTheSameKeyAndLifetime(string path)
    {
        var headers = Flagship.Answer(Flagship.OriginBefore, path).Headers;

        Assert.Equal("project/pyopenssl", headers["Surrogate-Key"]);
        Assert.StartsWith("max-age=86400", headers["Surrogate-Control"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/pypi/unknown/json", 301, "/pypi/unknown/json/")]
    [InlineData("/pypi/unknown/json/", 404, null)]
    [InlineData("/pypi/pyopenssl/json", 301, "/pypi/pyOpenSSL/json")]
    public void Decide_ReleaseThatAppendsSlashes_RedirectsOnlyWhatIsNotFound(
        string path, int status, string? location) =>
        AssertAnswer(
            new OriginRules(Flagship.OriginBefore.Release with { NotFoundAppendsSlash = true }, Flagship.Families),
            path,
            status,
            location);

    [Fact]
    public void Decide_RouteThatRedirectsEverything_RedirectsTheCanonicalSpellingToo()
    {
        var broken = Release(new() { RedirectTo = "/pypi/{name}/json", RedirectStatus = 302 });

        AssertAnswer(new OriginRules(broken, Flagship.Families), "/pypi/pyopenssl/json", 302, "/pypi/pyopenssl/json");
    }

    [Fact]
    public void Decide_HeaderWithGroup_CarriesTheKeyThatItsPurgeNames()
    {
        var tagged = Release(new()) with
        {
            DocumentHeaders = new Dictionary<string, string> { ["Surrogate-Key"] = $"x {RandomGroups.Tag}" },
        };
        var answer = Flagship.Answer(new OriginRules(tagged, Flagship.Families), "/pypi/pyOpenSSL/json");

        var key = RandomGroups.KeyOf(Flagship.Project);
        Assert.Matches("^group/[0-9]{2}$", key);
        Assert.Equal("x " + key, answer.Headers["Surrogate-Key"]);
    }

    [Fact]
    public void Match_FamilyWithoutRoute_IsNull() =>
        Assert.Null(new OriginRules(Release(new()), Flagship.Families).Match("/simple/pyopenssl/"));

    [Theory]
    [InlineData("/pypi/{name}/{serial}/json")]
    [InlineData("/pypi/{name")]
    [InlineData("/pypi/all/json")]
    public void Constructor_PathThatCannotWork_IsRefused(string path) =>
        Assert.Throws<FormatException>(
            () => new OriginRules(Release(new()), [new() { Name = "project-json", Paths = [path] }]));

    [Fact]
    public void Constructor_HeaderOrTargetThatCannotWork_IsRefused()
    {
        var header = Release(new()) with { DocumentHeaders = new Dictionary<string, string> { ["X"] = "{serial}" } };

        Assert.Throws<FormatException>(() => new OriginRules(header, Flagship.Families));
        Assert.Throws<FormatException>(
            () => new OriginRules(Release(new() { RedirectTo = "/{group}" }), Flagship.Families));
    }

    private static OriginRelease Release(RouteRule rule) =>
        new() { Name = "r", Routes = new Dictionary<string, RouteRule> { ["project-json"] = rule } };

    private static void AssertAnswer(OriginRules origin, string path, int status, string? location)
    {
        var answer = Flagship.Answer(origin, path);

        Assert.Equal((status, location), (answer.Status, answer.Location));
    }
}
