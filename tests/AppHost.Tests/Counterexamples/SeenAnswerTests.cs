using System.Net;
using CdnLab.AppHost.Counterexamples;
using Xunit;

namespace CdnLab.AppHost.Tests.Counterexamples;

public class SeenAnswerTests
{
    [Theory]
    [InlineData("pop; hit; ttl=9", """[{"tier":"pop","outcome":"hit","stored_release":"old"}]""", "pop", "old")]
    [InlineData("shield; hit; ttl=9, pop; fwd=uri-miss", """[{"outcome":"miss","stored_release":"old"}]""", "shield", "old")]
    [InlineData("shield; fwd=uri-miss, pop; fwd=uri-miss", """[{"outcome":"miss","stored_release":"new"}]""", "origin", "new")]
    [InlineData("pop; fwd=stale", """[{"tier":"pop","outcome":"stale_if_error","stored_release":"old"}]""", "pop", "old")]
    [InlineData("pop; fwd=bypass", """[{"outcome":"redirected"}]""", "rule", "")]
    [InlineData(null, null, "rule", "")]
    public void Of_Response_NamesWhoAnswered(string? caches, string? trace, string by, string release)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.Found);
        response.Headers.Location = new("/next", UriKind.Relative);
        response.Headers.TryAddWithoutValidation("Cache-Status", caches is null ? [] : [caches]);
        response.Headers.TryAddWithoutValidation("CdnLab-Trace", trace is null ? [] : [trace]);

        Assert.Equal(new(302, "/next", by, release), SeenAnswer.Of(response));
    }

    [Theory]
    [InlineData(301, "/a", "pop", "old", true)]
    [InlineData(302, "/a", "pop", "old", false)]
    [InlineData(301, "/b", "pop", "old", false)]
    [InlineData(301, "/a", "shield", "old", false)]
    [InlineData(301, "/a", "pop", "new", false)]
    [InlineData(301, "/a", "pop", "", true)]
    public void Is_Foretold_OnlyWithEverythingThatIsTold(
        int status, string location, string by, string release, bool expected) =>
        Assert.Equal(expected, new SeenAnswer(status, location, by, release).Is(new(301, "/a", "pop", "old")));
}
