using CdnLab.Model.Http;
using Xunit;

namespace CdnLab.Model.Tests.Http;

public sealed class LocationTests
{
    private static readonly Uri Current = new("http://pypi.org:8080/pypi/Flask/json?a=1");

    [Theory]
    [InlineData("/pypi/flask/json", "http://pypi.org:8080/pypi/flask/json")]
    [InlineData("../flask/json", "http://pypi.org:8080/pypi/flask/json")]
    [InlineData("?b=2", "http://pypi.org:8080/pypi/Flask/json?b=2")]
    [InlineData("//other.org/x", "http://other.org/x")]
    [InlineData("https://other.org/x#part", "https://other.org/x")]
    [InlineData("/x?q=1#part", "http://pypi.org:8080/x?q=1")]
    [InlineData("/pypi/a_b.C--d/json", "http://pypi.org:8080/pypi/a_b.C--d/json")]
    [InlineData("/pypi/a%2Fb/json", "http://pypi.org:8080/pypi/a%2Fb/json")]
    public void Resolve_Reference_GivesAbsoluteUrlWithoutFragment(string location, string expected) =>
        Assert.Equal(expected, Location.Resolve(Current, location)?.AbsoluteUri);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ftp://other.org/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    public void Resolve_NoHttpUrl_IsNull(string? location) => Assert.Null(Location.Resolve(Current, location));

    [Theory]
    [InlineData(200, false)]
    [InlineData(300, false)]
    [InlineData(301, true)]
    [InlineData(302, true)]
    [InlineData(303, true)]
    [InlineData(304, false)]
    [InlineData(305, false)]
    [InlineData(307, true)]
    [InlineData(308, true)]
    public void IsRedirect_Status_FollowsLocationOnly(int status, bool expected) =>
        Assert.Equal(expected, Location.IsRedirect(status));
}
