using CdnLab.ServiceDefaults.Hosting;
using Xunit;

namespace CdnLab.ServiceDefaults.Tests.Hosting;

public sealed class ServiceDiscoveryTests
{
    [Theory]
    [InlineData("services:pop-ams:http:0", "pop-ams")]
    [InlineData("POP_AMS_HTTP", "pop-ams")]
    public void Resolve_EitherConvention_IsTheAddress(string key, string name) => Assert.Equal(
        new Uri("http://127.0.0.1:81"),
        ServiceDiscovery.Resolve(TestServices.Configuration((key, "http://127.0.0.1:81")), name));

    [Fact]
    public void Require_OptionAndDiscovery_TakesTheOption()
    {
        var both = TestServices.Configuration(("origin", "http://a"), ("services:origin:http:0", "http://b"));
        Assert.Equal(new Uri("http://a"), ServiceDiscovery.Require(both, "origin", "origin"));
    }

    [Theory]
    [InlineData("127.0.0.1:80")]
    [InlineData("ftp://x")]
    [InlineData("")]
    public void Require_NoAddress_NamesTheOption(string text)
    {
        var refused = Assert.Throws<ServiceStartException>(
            () => ServiceDiscovery.Require(TestServices.Configuration(("origin", text)), "origin", "origin"));
        Assert.Contains("http://", refused.Fix);
    }
}
