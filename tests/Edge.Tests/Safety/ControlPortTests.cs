using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>Control is a listener of its own behind a token: no request to the public one reaches it, and no page in a
/// browser does by a name that it made point here.</summary>
public sealed class ControlPortTests
{
    [Theory]
    [InlineData("/control/purge")]
    [InlineData("//control/purge")]
    [InlineData("/a/../control/purge")]
    [InlineData("/%63ontrol/purge")]
    public async Task PublicPort_ControlTarget_PurgesNothing(string target)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        await edge.Client.GetStringAsync("/a");
        foreach (var host in new[] { "example.test", edge.Control.BaseAddress!.Authority })
        {
            const string body = """{"all": true}""";
            Assert.Equal([200], await RawClient.StatusesAsync(edge.Url,
                $"POST {target} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {LiveService.Token}\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\n"
                + $"Content-Length: {body.Length}\r\n\r\n{body}"));
        }

        Assert.Equal(1, edge.Store.Statistics.Responses);
        Assert.Equal([target, target], edge.Origin.Requests.Skip(1).Select(request => request.Target));
    }

    [Fact]
    public async Task PublicPort_AbsoluteTargetOfTheControlPort_GoesToTheOrigin()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("origin"));
        var control = edge.Control.BaseAddress!.Authority;
        var request = $"GET http://{control}/control/status HTTP/1.1\r\nHost: {control}\r\nConnection: close\r\n\r\n";
        Assert.Equal([200], await RawClient.StatusesAsync(edge.Url, request));
        Assert.Equal("/control/status", edge.Origin.Requests.Single().Target);
    }

    [Theory]
    [InlineData("Authorization: Bearer x\r\n")]
    [InlineData("Authorization: Basic eA==\r\n")]
    [InlineData("Cookie: token=x\r\n")]
    [InlineData("X-Forwarded-For: 127.0.0.1\r\n")]
    [InlineData("")]
    public async Task ControlPort_WithoutTheToken_Is401UnderAnyName(string fields)
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"));
        await edge.Client.GetStringAsync("/a");
        foreach (var host in new[] { "rebound.test", edge.Control.BaseAddress!.Authority })
        {
            const string body = """{"all": true}""";
            using var client = await RawClient.ConnectAsync(edge.Control.BaseAddress);
            await client.SendAsync(
                $"POST /control/purge HTTP/1.1\r\nHost: {host}\r\n{fields}Content-Type: application/json\r\n"
                + $"Connection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}");
            Assert.StartsWith("HTTP/1.1 401 ", await client.ReadToEndAsync());
        }

        Assert.Equal(1, edge.Store.Statistics.Responses);
    }

    [Fact]
    public async Task PublicPort_PurgeMethod_IsTheOriginsToRefuse()
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("one"), ScriptedResponse.Of(405), Answers.Cacheable("two"));
        await edge.Client.GetStringAsync("/a");
        using var purge = await edge.Client.SendAsync(new(new("PURGE"), "/a"));
        Assert.Equal(405, (int)purge.StatusCode);
        Assert.Equal("one", await edge.Client.GetStringAsync("/a"));
    }
}
