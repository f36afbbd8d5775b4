using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>The key is what the origin is asked, letter by letter: no reading of a path makes one answer of two, and
/// none makes a private page look like a static file.</summary>
public sealed class TargetTests
{
    [Theory]
    [InlineData("/account.php/x.css")]
    [InlineData("/account;/x.css")]
    [InlineData("/account%2Fx.css")]
    [InlineData("/account%3bx.css")]
    [InlineData("/account%3Fx.css")]
    [InlineData("/account%23x.css")]
    [InlineData("/account%0Ax.css")]
    [InlineData("/static/..%2faccount")]
    [InlineData("/static/../account")]
    [InlineData("/static/./../account")]
    [InlineData("/static/%2e%2e/account")]
    [InlineData("/static/..\\account")]
    [InlineData("//account")]
    [InlineData("/account//")]
    [InlineData("/account?")]
    [InlineData("/account??x")]
    [InlineData("/ACCOUNT")]
    [InlineData("/account%zz")]
    [InlineData("/%61ccount")]
    public async Task Target_OfAnySpelling_IsAskedForAndKeptAsItStands(string target)
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            new(), new ScriptedOrigin(request => request.Target == "/account"
                ? ScriptedResponse.Of(200, "private", "Cache-Control: private, max-age=60")
                : Answers.Cacheable(request.Target)));
        var request = $"GET {target} HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n";
        for (var turn = 0; turn < 2; turn++)
        {
            using var client = await RawClient.ConnectAsync(edge.Url);
            await client.SendAsync(request);
            Assert.Equal(target, RawAnswers.Of(await client.ReadToEndAsync()).Single().Body);
        }

        Assert.Equal(target, edge.Origin.Requests.Single().Target);
        Assert.Single(edge.Store.Inspect("a.test" + target));
        Assert.Equal("private", await edge.Client.GetStringAsync("/account"));
        Assert.Equal(1, edge.Store.Statistics.Responses);
    }

    [Theory]
    [InlineData("/a%00.css", 400)]
    [InlineData("/a\u0001", 400)]
    [InlineData("/a\u007f", 400)]
    [InlineData("/a\u00e9", 400)]
    [InlineData("/a\tb", 400)]
    [InlineData("*", 405)]
    [InlineData("a", 405)]
    [InlineData("a.test:80", 405)]
    [InlineData("ftp://a.test/a", 400)]
    [InlineData("http:///a", 400)]
    [InlineData("http://b.test/a", 400)]
    [InlineData("http://u@a.test/a", 400)]
    public async Task Target_ThatIsNone_IsRefused(string target, int status)
    {
        await using var edge = await EdgeUnderTest.StartAsync(new(), ScriptedOrigin.InOrder(Answers.Cacheable("one")));
        var request = $"GET {target} HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n";
        Assert.Equal([status], await RawClient.StatusesAsync(edge.Url, request));
        Assert.Empty(edge.Origin.Requests);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("Host: a.test\r\nHost: a.test\r\n", 400)]
    [InlineData("Host: a.test\r\nHost: b.test\r\n", 400)]
    [InlineData("Host: a.test, b.test\r\n", 400)]
    [InlineData("Host: a.test/x\r\n", 400)]
    [InlineData("Host: u@a.test\r\n", 400)]
    [InlineData("Host: a.test:99999\r\n", 400)]
    [InlineData("Host: a..b\r\n", 400)]
    [InlineData("Host: a'b\r\n", 400)]
    [InlineData("Host: [::1\r\n", 400)]
    [InlineData("Host: \u00e9.test\r\n", 400)]
    [InlineData("Host : a.test\r\n", 400)]
    public async Task Host_ThatIsNone_IsRefused(string host, int status)
    {
        await using var edge = await EdgeUnderTest.StartAsync(new(), ScriptedOrigin.InOrder(Answers.Cacheable("one")));
        var request = $"GET /a HTTP/1.1\r\n{host}Connection: close\r\n\r\n";
        Assert.Equal([status], await RawClient.StatusesAsync(edge.Url, request));
        Assert.Empty(edge.Origin.Requests);
    }

    [Theory]
    [InlineData("CONNECT /a", 501)]
    [InlineData("CONNECT a.test:80", 501)]
    [InlineData("TRACE /a", 501)]
    [InlineData("get /a", 501)]
    [InlineData("Head /a", 501)]
    [InlineData("OPTIONS *", 400)]
    [InlineData("G\"T /a", 400)]
    public async Task Method_ThatIsNotForACache_IsRefused(string line, int status)
    {
        await using var edge = await EdgeUnderTest.StartAsync(new(), ScriptedOrigin.InOrder(Answers.Cacheable("one")));
        var host = line.Contains(":80", StringComparison.Ordinal) ? "a.test:80" : "a.test";
        var request = $"{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n";
        Assert.Equal([status], await RawClient.StatusesAsync(edge.Url, request));
        Assert.Empty(edge.Origin.Requests);
    }
}
