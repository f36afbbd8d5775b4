using CdnLab.Edge.Configuration;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Pipeline;

public sealed class PostStoringTests
{
    private static readonly string[] Own = ["Content-Location: /a", "Surrogate-Key: x"];

    [Fact]
    public async Task Answer_ThatMayBeStored_ServesTheNextGet()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("posted", Own));
        await PostAsync(edge);
        Assert.Equal("posted", await edge.Client.GetStringAsync("/a"));
        Assert.Single(edge.Origin.Requests);
    }

    [Theory]
    [InlineData("X-Forwarded-Host")]
    [InlineData("X-Original-URL")]
    [InlineData("x-http-method-override")]
    public async Task Answer_SteeredByAFieldThatNoKeyHolds_IsNotStored(string field)
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("evil", Own), Answers.Cacheable("good"));
        await PostAsync(edge, field);
        Assert.Equal("good", await edge.Client.GetStringAsync("/a"));
    }

    [Fact]
    public async Task Answer_PurgedWhileItWasOnItsWay_IsNotStored()
    {
        var gate = new TaskCompletionSource();
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("old", Own) with { After = gate.Task }, Answers.Cacheable("new"));
        var posting = PostAsync(edge);
        await edge.Origin.ReceivedAsync(1);
        await edge.PurgeAsync(new { keys = new[] { "x" } });
        gate.SetResult();
        await posting;
        Assert.Equal("new", await edge.Client.GetStringAsync("/a"));
    }

    [Theory]
    [InlineData("/static/../a")]
    [InlineData("/a|b")]
    [InlineData("/%61")]
    public async Task Target_NotInCanonicalForm_IsInvalidatedAndPurgedAsItIs(string target)
    {
        await using var edge = await EdgeUnderTest.StartAsync(
            new EdgeOptions(), new ScriptedOrigin(_ => Answers.Cacheable("one")));
        var verbatim = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var url = new Uri(edge.Url.GetLeftPart(UriPartial.Authority) + target, verbatim);
        await edge.Client.GetStringAsync(url);
        using (var posted = await edge.Client.PostAsync(url, null))
        {
            Assert.Equal(0, edge.Store.Statistics.Responses);
        }

        await edge.Client.GetStringAsync(url);
        await edge.PurgeAsync(new { urls = new[] { edge.Url.GetLeftPart(UriPartial.Authority) + target } });
        Assert.Equal(0, edge.Store.Statistics.Responses);
    }

    private static async Task PostAsync(EdgeUnderTest edge, string? field = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/a") { Content = new StringContent("b") };
        if (field is not null)
        {
            request.Headers.Add(field, "evil");
        }

        (await edge.Client.SendAsync(request)).Dispose();
    }
}
