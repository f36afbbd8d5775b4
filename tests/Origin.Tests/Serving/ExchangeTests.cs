using CdnLab.Testing;
using Xunit;

namespace CdnLab.Origin.Tests.Serving;

/// <summary>The origin's side of the incident, exchange by exchange, with every header field.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private const string OneDay = "max-age=86400, stale-while-revalidate=300, stale-if-error=86400";

    private LiveService _before = null!;
    private LiveService _after = null!;

    public async ValueTask InitializeAsync() =>
        (_before, _after) = (await Origins.StartAsync("before"), await Origins.StartAsync("after"));

    public async ValueTask DisposeAsync()
    {
        await _before.DisposeAsync();
        await _after.DisposeAsync();
    }

    [Theory]
    [InlineData("before", "/pypi/pyopenssl/json", "/pypi/pyOpenSSL/json")]
    [InlineData("before", "/pypi/PYOPENSSL/json", "/pypi/pyOpenSSL/json")]
    [InlineData("before", "/pypi/pyopenssl/json/", "/pypi/pyOpenSSL/json/")]
    [InlineData("before", "/pypi/pyopenssl/1.0/json", "/pypi/pyOpenSSL/1.0/json")]
    [InlineData("before", "/pypi/pyopenssl/1.0/json/", "/pypi/pyOpenSSL/1.0/json/")]
    [InlineData("before", "/pypi/pyopenssl/json?a=b", "/pypi/pyOpenSSL/json")]
    [InlineData("before", "/simple/pyOpenSSL/", "/simple/pyopenssl/")]
    [InlineData("after", "/pypi/pyOpenSSL/json", "/pypi/pyopenssl/json")]
    [InlineData("after", "/pypi/PYOPENSSL/json", "/pypi/pyopenssl/json")]
    [InlineData("after", "/pypi/pyOpenSSL/json/", "/pypi/pyopenssl/json/")]
    [InlineData("after", "/pypi/pyOpenSSL/1.0/json", "/pypi/pyopenssl/1.0/json")]
    [InlineData("after", "/pypi/pyOpenSSL/1.0/json/", "/pypi/pyopenssl/1.0/json/")]
    [InlineData("after", "/pypi/py%4FpenSSL/json", "/pypi/pyopenssl/json")]
    [InlineData("after", "/simple/pyOpenSSL/", "/simple/pyopenssl/")]
    public async Task Get_OtherSpelling_RedirectsToTheCanonicalOneInTheSameForm(
        string release, string path, string location)
    {
        using var response = await Of(release).AskAsync(path);
        Assert.Equal(301, (int)response.StatusCode);
        Assert.Equal(Expected(release, ("Location", location), ("Content-Length", "0")), response.Fields());
    }

    [Theory]
    [InlineData("before", "/pypi/ta_lib/json", "/pypi/TA-Lib/json")]
    [InlineData("before", "/pypi/ta-lib/json", "/pypi/TA-Lib/json")]
    [InlineData("before", "/pypi/zope_-.interface/json", "/pypi/zope.interface/json")]
    [InlineData("after", "/pypi/TA__Lib/json", "/pypi/ta-lib/json")]
    [InlineData("after", "/pypi/zope.interface/json", "/pypi/zope-interface/json")]
    [InlineData("before", "/pypi/Requests/json", "/pypi/requests/json")]
    [InlineData("after", "/pypi/Requests/json", "/pypi/requests/json")]
    public async Task Get_RunsOfSeparators_AreOneName(string release, string path, string location)
    {
        using var response = await Of(release).AskAsync(path);
        Assert.Equal((301, location), ((int)response.StatusCode, response.Fields()["Location"]));
    }

    [Theory]
    [InlineData("before", "/pypi/pyOpenSSL/json", "application/json")]
    [InlineData("before", "/pypi/pyOpenSSL/json/", "application/json")]
    [InlineData("before", "/pypi/pyOpenSSL/1.0/json", "application/json")]
    [InlineData("before", "/pypi/pyOpenSSL/1.0/json/", "application/json")]
    [InlineData("before", "/simple/pyopenssl/", "text/html; charset=UTF-8")]
    [InlineData("after", "/pypi/pyopenssl/json", "application/json")]
    [InlineData("after", "/pypi/pyopenssl/json/", "application/json")]
    [InlineData("after", "/pypi/pyopenssl/1.0/json", "application/json")]
    [InlineData("after", "/pypi/pyopenssl/1.0/json/", "application/json")]
    [InlineData("after", "/simple/pyopenssl/", "text/html; charset=UTF-8")]
    public async Task Get_CanonicalSpelling_IsTheDocument(string release, string path, string type)
    {
        using var response = await Of(release).AskAsync(path);
        Assert.Equal(200, (int)response.StatusCode);
        var fields = response.Fields();
        Assert.Matches("^\"[A-Za-z0-9_-]{22}\"$", fields["ETag"]);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(
            Expected(
                release,
                ("Access-Control-Allow-Methods", "GET"),
                ("Access-Control-Max-Age", "86400"),
                ("Access-Control-Expose-Headers", "X-PyPI-Last-Serial"),
                ("X-PyPI-Last-Serial", "14093861"),
                ("Content-Type", type),
                ("Content-Length", $"{body.Length}"),
                ("ETag", fields["ETag"])),
            fields);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Get_NormalisedName_IsTheDocumentInBothReleases(string release)
    {
        using var response = await Of(release).AskAsync("/pypi/requests/json");
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/pypi/no-such-project/json")]
    [InlineData("/pypi/no-such-project/json/")]
    [InlineData("/pypi/requests/99999.0/json")]
    [InlineData("/pypi/requests/01.0/json")]
    [InlineData("/pypi/requests/1.00/json/")]
    [InlineData("/pypi/Requests/99999.0/json")]
    [InlineData("/pypi/requests")]
    [InlineData("/pypi/requests/json/more")]
    [InlineData("/pypi//json")]
    [InlineData("/simple/no-such-project/")]
    [InlineData("/pypi/re%2500quests/json")]
    [InlineData("/")]
    public async Task Get_WhatDoesNotExist_Is404WithoutLifetimeAndWithoutRedirect(string path)
    {
        foreach (var release in new[] { "before", "after" })
        {
            using var response = await Of(release).AskAsync(path);
            Assert.Equal(404, (int)response.StatusCode);
            Assert.Equal(["CdnLab-Release", "Content-Length", "Content-Type"], response.Fields().Keys);
            Assert.Equal("""{"message": "Not Found"}""", await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Post_Document_Is405WithAllow()
    {
        using var response = await _after.AskAsync("/pypi/requests/json", HttpMethod.Post);
        Assert.Equal((405, "GET, HEAD"), ((int)response.StatusCode, response.Fields()["Allow"]));
    }

    [Fact]
    public async Task Date_IsThatOfTheLabClock()
    {
        await _after.PutAsync(
            "/control/clock", new { real = "2022-06-10T10:00:00Z", lab = "2001-01-01T00:00:00Z", speed = 0 });
        using var response = await _after.AskAsync("/pypi/requests/json");
        Assert.Equal(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), response.Headers.Date);
    }

    private static SortedDictionary<string, string> Expected(string release, params (string Name, string Value)[] more)
    {
        var expected = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Cache-Control"] = "max-age=900, public",
            ["Surrogate-Control"] = OneDay,
            ["Surrogate-Key"] = "project/pyopenssl",
            ["Vary"] = "Accept-Encoding",
            ["Access-Control-Allow-Origin"] = "*",
            ["CdnLab-Release"] = release,
        };
        foreach (var (name, value) in more)
        {
            expected[name] = value;
        }
        return expected;
    }

    private LiveService Of(string release) => release == "before" ? _before : _after;
}
