using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Safety;

/// <summary>One client must not decide what the next one gets by anything that no key holds.</summary>
public sealed class PoisoningTests
{
    private const string Close = "Host: a.test\r\nConnection: close\r\n\r\n";

    /// <summary>An origin that answers by fields of the request, as some do.</summary>
    private static readonly string[] Obeyed =
    [
        "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Scheme", "X-Forwarded-Port", "X-Host", "Forwarded",
        "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method",
    ];

    public static TheoryData<string> UnkeyedFields => [.. Obeyed];

    [Theory]
    [MemberData(nameof(UnkeyedFields))]
    public async Task Field_ThatNoKeyHolds_DoesNotSteerWhatIsStored(string field)
    {
        await using var edge = await EdgeUnderTest.StartAsync(new(), new ScriptedOrigin(Echo));
        Assert.Equal("none", await AskAsync(edge, $"GET /a HTTP/1.1\r\n{field}: evil\r\n{Close}"));
        Assert.Equal("none", await AskAsync(edge, $"GET /a HTTP/1.1\r\n{Close}"));
        Assert.Single(edge.Origin.Requests);
    }

    [Fact]
    public async Task Field_ThatNoKeyHolds_ReachesTheOriginWithWhatIsPassed()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new(), new ScriptedOrigin(Echo));
        Assert.Equal("PUT", await AskAsync(edge, $"POST /a HTTP/1.1\r\nX-HTTP-Method-Override: PUT\r\n{Close}"));
    }

    /// <summary>What a client names in Connection goes no further, and never with a field by which answers are kept
    /// apart: the anonymous answer is stored, for all are as anonymous.</summary>
    [Theory]
    [InlineData("Authorization")]
    [InlineData("Cookie")]
    public async Task Credential_NamedInConnection_MakesAnAnonymousAnswer(string field)
    {
        await using var edge = await EdgeUnderTest.StartAsync(new(), new ScriptedOrigin(request =>
            Answers.Cacheable(request[field] ?? "anonymous", "Vary: Cookie, Authorization")));
        using (var client = await RawClient.ConnectAsync(edge.Url))
        {
            // Beside close or keep-alive Kestrel forgets what else is named, and the field reaches the origin.
            await client.SendAsync($"GET /a HTTP/1.1\r\n{field}: me\r\nHost: a.test\r\nConnection: {field}\r\n\r\n");
            await client.ReadUntilAsync("\r\n\r\nanonymous");
        }

        Assert.Equal("anonymous", await AskAsync(edge, $"GET /a HTTP/1.1\r\n{Close}"));
        Assert.Equal("me", await AskAsync(edge, $"GET /a HTTP/1.1\r\n{field}: me\r\n{Close}"));
        Assert.Equal("anonymous", await AskAsync(edge, $"GET /a HTTP/1.1\r\n{Close}"));
    }

    [Fact]
    public async Task CacheControl_NamedInConnection_IsObeyedAllTheSame()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one"), Answers.Cacheable("two"));
        const string noStore = "Cache-Control: no-store\r\nHost: a.test\r\nConnection: Cache-Control, close\r\n\r\n";
        Assert.Equal("one", await AskAsync(edge, $"GET /a HTTP/1.1\r\n{noStore}"));
        Assert.Equal("two", await AskAsync(edge, $"GET /a HTTP/1.1\r\n{Close}"));
    }

    [Theory]
    [InlineData(431)]
    [InlineData(428)]
    [InlineData(429)]
    [InlineData(511)]
    public async Task Error_AboutOneClient_IsNotStored(int status)
    {
        var first = ScriptedResponse.Of(status, "", "Cache-Control: public, max-age=60");
        await using var edge = await EdgeUnderTest.StartAsync(first, Answers.Cacheable("one"));
        using var refused = await edge.Client.GetAsync("/a");
        Assert.Equal(status, (int)refused.StatusCode);
        Assert.Equal("one", await edge.Client.GetStringAsync("/a"));
    }

    [Fact]
    public async Task Error_AfterManyFields_IsNotStored()
    {
        await using var edge = await EdgeUnderTest.StartAsync(new(), new ScriptedOrigin(request =>
            request["X-Oversized"] is null
                ? Answers.Cacheable("one") : ScriptedResponse.Of(400, "denied", "Cache-Control: max-age=60")));
        var oversized = new string('x', 9000);
        Assert.Equal("denied", await AskAsync(edge, $"GET /a HTTP/1.1\r\nX-Oversized: {oversized}\r\n{Close}"));
        Assert.Equal("one", await AskAsync(edge, $"GET /a HTTP/1.1\r\n{Close}"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Error_WithoutLifetime_IsNotStored(int status)
    {
        await using var edge = await EdgeUnderTest.StartAsync(ScriptedResponse.Of(status), Answers.Cacheable("one"));
        using var refused = await edge.Client.GetAsync("/a");
        Assert.Equal("one", await edge.Client.GetStringAsync("/a"));
    }

    [Theory]
    [InlineData("a.test:80", "a.test:80")]
    [InlineData("A.TEST", "a.test")]
    [InlineData("a.test.", "a.test.")]
    public async Task Host_AsTheOriginIsAsked_IsWhatTheKeyHolds(string sent, string asked)
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            new(), new ScriptedOrigin(request => Answers.Cacheable(request["Host"]!)));
        Assert.Equal(asked, await AskAsync(edge, $"GET /a HTTP/1.1\r\nHost: {sent}\r\nConnection: close\r\n\r\n"));
        Assert.Equal("a.test", await AskAsync(edge, $"GET /a HTTP/1.1\r\n{Close}"));
        Assert.Equal(asked, edge.Store.Inspect(asked + "/a").Single().Response.Key.Value[..^2]);
    }

    private static ScriptedResponse Echo(RecordedRequest request) =>
        Answers.Cacheable(Obeyed.Select(name => request[name]).FirstOrDefault(value => value is not null) ?? "none");

    private static async Task<string> AskAsync(EdgeUnderTest edge, string request)
    {
        using var client = await RawClient.ConnectAsync(edge.Url);
        await client.SendAsync(request);
        return RawAnswers.Of(await client.ReadToEndAsync()).Single().Body;
    }
}
