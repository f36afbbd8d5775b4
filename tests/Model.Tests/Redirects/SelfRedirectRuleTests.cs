using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Redirects;
using CdnLab.Model.Tests.Caching;
using Xunit;

namespace CdnLab.Model.Tests.Redirects;

public sealed class SelfRedirectRuleTests
{
    private static readonly Uri Asked = new("http://127.0.0.1:8080/pypi/pyopenssl/json");

    [Theory]
    [InlineData(301, "/pypi/pyOpenSSL/json", true)]
    [InlineData(301, "http://127.0.0.1:8080/pypi/Py_OpenSSL/json", false)]
    [InlineData(301, "http://pypi.org/pypi/PyOpenSSL/json", true)]
    [InlineData(301, "http://other.org/pypi/pyOpenSSL/json", false)]
    [InlineData(301, "/pypi/flask/json", false)]
    [InlineData(301, "/pypi/pyOpenSSL/json/", false)]
    [InlineData(301, null, false)]
    [InlineData(200, "/pypi/pyOpenSSL/json", false)]
    public void Holds_StoredRedirect_WhenItsTargetHasItsOwnKey(int status, string? location, bool expected) =>
        Assert.Equal(expected, Holds(Flagship.EdgeAfter, status, location));

    [Fact]
    public void Holds_UnderTheRulesBefore_IsFalse() =>
        Assert.False(Holds(Flagship.EdgeBefore, 301, "/pypi/pyOpenSSL/json"));

    private static bool Holds(EdgeRules rules, int status, string? location) => SelfRedirectRule.Holds(
        Responses.Stored() with
        {
            Key = new CacheKey("pypi.org/pypi/pyopenssl/json"),
            Status = status,
            Headers = location is null ? HeaderFields.Empty : new HeaderFields(("Location", location)),
        },
        Asked,
        "pypi.org",
        rules);
}
