using CdnLab.Edge.Configuration;
using CdnLab.Testing;

namespace CdnLab.Edge.Tests.Fetching;

public sealed class CollapsingTests
{
    [Fact]
    public async Task Leader_GoesAway_FollowersStillGetTheAnswer()
    {
        var gate = new TaskCompletionSource();
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one") with { After = gate.Task });
        using var leaving = new CancellationTokenSource();
        var leader = edge.Client.GetAsync("/a", leaving.Token);
        await edge.Origin.ReceivedAsync(1);
        var follower = edge.Client.GetAsync("/a");
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 1, "the follower waits");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        gate.SetResult();
        using var response = await follower;
        Assert.Equal("one", await response.Content.ReadAsStringAsync());
        Assert.Equal("edge; fwd=uri-miss; fwd-status=200; ttl=60; stored; collapsed", response.CacheStatus());
        Assert.Single(edge.Origin.Requests);
    }

    [Fact]
    public async Task Follower_OfAnotherVariant_FetchesItsOwn()
    {
        var gate = new TaskCompletionSource();
        var origin = new ScriptedOrigin(request =>
            Answers.Cacheable(request["Accept-Language"]!, "Vary: Accept-Language") with { After = gate.Task });
        await using var edge = await EdgeUnderTest.StartAsync(new EdgeOptions(), origin);
        var german = AskAsync(edge, "de");
        await origin.ReceivedAsync(1);
        var english = AskAsync(edge, "en");
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 1, "nobody knows yet that they differ");
        gate.SetResult();
        Assert.Equal(["de", "en"], await Task.WhenAll(german, english));
        Assert.Equal(2, origin.Requests.Count);
        Assert.Equal(2, edge.Store.Statistics.Responses);
    }

    [Fact]
    public async Task Follower_GoesAway_LeaderIsNotDisturbed()
    {
        var gate = new TaskCompletionSource();
        await using var edge = await EdgeUnderTest.StartAsync(Answers.Cacheable("one") with { After = gate.Task });
        var leader = edge.Client.GetStringAsync("/a");
        await edge.Origin.ReceivedAsync(1);
        using var leaving = new CancellationTokenSource();
        var follower = edge.Client.GetAsync("/a", leaving.Token);
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 1, "the follower waits");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follower);
        gate.SetResult();
        Assert.Equal("one", await leader);
        Assert.Equal("one", await edge.Client.GetStringAsync("/a"));
        Assert.Single(edge.Origin.Requests);
    }

    [Fact]
    public async Task Answer_ForOneOnly_LetsTheNextFetchSideBySide()
    {
        var gate = Task.CompletedTask;
        var control = "private";
        var origin = new ScriptedOrigin(_ => ScriptedResponse.Of(200, "mine", "Cache-Control: " + control) with
        {
            After = gate,
        });
        await using var edge = await EdgeUnderTest.StartAsync(new EdgeOptions(), origin);
        await edge.Client.GetStringAsync("/a");
        var held = new TaskCompletionSource();
        (gate, control) = (held.Task, "max-age=60");
        var both = Task.WhenAll(edge.Client.GetStringAsync("/a"), edge.Client.GetStringAsync("/a"));
        await origin.ReceivedAsync(3);
        held.SetResult();
        await both;

        // One that may be stored ends it.
        await edge.PurgeAsync(new { all = true });
        held = new();
        gate = held.Task;
        var collapsed = Task.WhenAll(edge.Client.GetStringAsync("/a"), edge.Client.GetStringAsync("/a"));
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 1, "one waits again");
        held.SetResult();
        await collapsed;
        Assert.Equal(4, origin.Requests.Count);
    }

    [Fact]
    public async Task Answer_ForOneOnly_IsForgottenAfterAWhile()
    {
        var gate = Task.CompletedTask;
        var origin = new ScriptedOrigin(_ => ScriptedResponse.Of(200, "mine", "Cache-Control: private") with
        {
            After = gate,
        });
        await using var edge = await EdgeUnderTest.StartAsync(new EdgeOptions(), origin);
        await edge.Client.GetStringAsync("/a");
        edge.Clock.Advance(TimeSpan.FromMinutes(2));
        var held = new TaskCompletionSource();
        gate = held.Task;
        var both = Task.WhenAll(edge.Client.GetStringAsync("/a"), edge.Client.GetStringAsync("/a"));
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 1, "one waits");
        held.SetResult();
        await both;
    }

    [Fact]
    public async Task Follower_BetweenTwoPurges_DoesNotGetWhatWasAskedBeforeTheFirst()
    {
        var old = new TaskCompletionSource();
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("old", "Surrogate-Key: x") with { After = old.Task },
            Answers.Cacheable("new", "Surrogate-Key: x"));
        var leader = edge.Client.GetStringAsync("/a");
        await edge.Origin.ReceivedAsync(1);
        await edge.PurgeAsync(new { keys = new[] { "x" } });
        var between = edge.Client.GetStringAsync("/a");
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 1, "one came between");
        await edge.PurgeAsync(new { keys = new[] { "x" } });
        old.SetResult();
        Assert.Equal(["old", "new"], [await leader, await between]);
    }

    [Fact]
    public async Task Follower_OfAFailure_DoesNotGetWhatAHardPurgeRemoved()
    {
        var gate = new TaskCompletionSource();
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("old", "ETag: \"1\""),
            ScriptedResponse.Raw("HTTP/1.1 200 OK\r\nContent-Le") with { Close = true, After = gate.Task });
        await edge.Client.GetStringAsync("/a");
        edge.Clock.Advance(TimeSpan.FromMinutes(2));
        var leader = edge.Client.GetAsync("/a");
        await edge.Origin.ReceivedAsync(2);
        await edge.PurgeAsync(new { all = true });
        var after = edge.Client.GetAsync("/a");
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 1, "one came after it");
        gate.SetResult();
        using var answer = await after;
        Assert.Equal(System.Net.HttpStatusCode.BadGateway, answer.StatusCode);
        (await leader).Dispose();
    }

    [Fact]
    public async Task NotModified_OfWhatAHardPurgeRemoved_DoesNotBringItBack()
    {
        var gate = new TaskCompletionSource();
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("old", "ETag: \"1\""),
            ScriptedResponse.Of(304, "", "Cache-Control: max-age=60") with { After = gate.Task },
            Answers.Cacheable("new"));
        await edge.Client.GetStringAsync("/a");
        edge.Clock.Advance(TimeSpan.FromMinutes(2));
        var asking = edge.Client.GetStringAsync("/a");
        await edge.Origin.ReceivedAsync(2);
        await edge.PurgeAsync(new { all = true });
        gate.SetResult();
        Assert.Equal("old", await asking);
        Assert.Equal("new", await edge.Client.GetStringAsync("/a"));
    }

    [Fact]
    public async Task Request_ThatIsNotToBeStored_TeachesNothingAboutTheKey()
    {
        var gate = Task.CompletedTask;
        var origin = new ScriptedOrigin(_ => Answers.Cacheable("one") with { After = gate });
        await using var edge = await EdgeUnderTest.StartAsync(new EdgeOptions(), origin);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/a");
        request.Headers.Add("Cache-Control", "no-store");
        (await edge.Client.SendAsync(request)).Dispose();
        var held = new TaskCompletionSource();
        gate = held.Task;
        var both = Task.WhenAll(edge.Client.GetStringAsync("/a"), edge.Client.GetStringAsync("/a"));
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 1, "one waits for the other");
        held.SetResult();
        await both;
    }

    [Fact]
    public async Task Follower_ThatCameAfterAPurge_DoesNotGetWhatWasAskedBefore()
    {
        var (old, renewed) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var edge = await EdgeUnderTest.StartAsync(
            Answers.Cacheable("old", "Surrogate-Key: x") with { After = old.Task },
            Answers.Cacheable("new", "Surrogate-Key: x") with { After = renewed.Task });
        var leader = edge.Client.GetStringAsync("/a");
        await edge.Origin.ReceivedAsync(1);
        var before = edge.Client.GetStringAsync("/a");
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 1, "one came before the purge");
        await edge.PurgeAsync(new { keys = new[] { "x" } });
        var after = edge.Client.GetStringAsync("/a");
        await Eventually.TrueAsync(() => edge.Collapser.Waiting == 2, "one came after it");
        old.SetResult();
        Assert.Equal(["old", "old"], await Task.WhenAll(leader, before));
        renewed.SetResult();
        Assert.Equal("new", await after);
        Assert.Equal("new", await edge.Client.GetStringAsync("/a"));
        Assert.Equal(2, edge.Origin.Requests.Count);
    }

    private static async Task<string> AskAsync(EdgeUnderTest edge, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/a");
        request.Headers.Add("Accept-Language", language);
        using var response = await edge.Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
