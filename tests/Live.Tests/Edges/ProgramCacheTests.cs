using CdnLab.AppHost.Edges;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Live.Tests.Edges;

/// <summary>What a real cache stores under generated configuration, for how long, and what a purge takes away.</summary>
[Trait("Category", "Live")]
public sealed class ProgramCacheTests
{
    private static readonly EdgeConfig Config = new()
    {
        Name = "plain",
        UnstorableStatuses = [410],
        Rules = [new() { Name = "case", Match = "^/(?<n>[A-Z]+)$", Rewrite = "/{n:lower}" }],
    };

    [Theory]
    [InlineData(EdgeKind.Varnish)]
    [InlineData(EdgeKind.Nginx)]
    public async Task Purge_ByKeyUrlAndAll_TakesWhatItNames(EdgeKind kind)
    {
        await using var test = await EdgeUnderTest.StartAsync(kind, [Config], request => EdgeUnderTest.Answer(
            200, "Cache-Control: max-age=900", $"Surrogate-Key: any tag{request.Target} tag{request.Target}/more"));

        await ExpectAsync(test, "miss", "/a", "/b", "/c", "/d.e");
        await ExpectAsync(test, "hit", "/a", "/b", "/c", "/d.e");
        await PurgeAsync(test, new() { Keys = ["tag/a", "tag/d"] });
        await ExpectAsync(test, "miss", "/a");
        await ExpectAsync(test, "hit", "/b", "/c", "/d.e");
        await PurgeAsync(test, new() { Urls = ["/B"] });
        await ExpectAsync(test, "miss", "/b");
        await ExpectAsync(test, "hit", "/a", "/c", "/d.e");
        await PurgeAsync(test, new() { All = true, Soft = true });
        await ExpectAsync(test, "miss", "/a", "/b", "/c", "/d.e");
    }

    [Theory]
    [InlineData(EdgeKind.Varnish)]
    [InlineData(EdgeKind.Nginx)]
    public async Task Response_OfEachKind_IsStoredAsTheProfileSays(EdgeKind kind)
    {
        await using var test = await EdgeUnderTest.StartAsync(kind, [Config], request => request.Target switch
        {
            "/surrogate" => EdgeUnderTest.Answer(200, "Cache-Control: no-store", "Surrogate-Control: max-age=900"),
            "/private" => EdgeUnderTest.Answer(200, "Cache-Control: private, max-age=900"),
            "/default" => EdgeUnderTest.Answer(404),
            "/not-heuristic" => EdgeUnderTest.Answer(302),
            "/explicit" => EdgeUnderTest.Answer(302, "Cache-Control: max-age=900"),
            "/unstorable" => EdgeUnderTest.Answer(410, "Cache-Control: max-age=900"),
            "/shared" => EdgeUnderTest.Answer(200, "Cache-Control: max-age=0, s-maxage=900"),
            "/expires" => EdgeUnderTest.Answer(200, "Expires: Fri, 10 Jun 2022 10:15:00 GMT"),
            "/expired" => EdgeUnderTest.Answer(200, "Expires: Thu, 01 Jan 1970 00:00:00 GMT", "Cache-Control: max-age=900"),
            "/cookie" => EdgeUnderTest.Answer(200, "Cache-Control: max-age=900", "Set-Cookie: a=b"),
            _ => EdgeUnderTest.Answer(200, "Cache-Control: max-age=0"),
        });
        // Expires of long ago: Varnish reads it beside Date, nginx beside its own clock.
        string[] stored = ["/surrogate", "/default", "/explicit", "/shared", "/expired",
            .. kind == EdgeKind.Varnish ? ["/expires"] : Array.Empty<string>()];
        string[] not = ["/private", "/not-heuristic", "/unstorable", "/cookie", "/zero",
            .. kind == EdgeKind.Nginx ? ["/expires"] : Array.Empty<string>()];

        await ExpectAsync(test, "miss", [.. stored, .. not]);
        await ExpectAsync(test, "hit", stored);
        await ExpectAsync(test, "miss", not);
    }

    [Theory]
    [InlineData(EdgeKind.Varnish)]
    [InlineData(EdgeKind.Nginx)]
    public async Task Stale_WithinItsWindows_IsAnsweredWhileFetchedAnewAndInPlaceOfAnError(EdgeKind kind)
    {
        var down = false;
        await using var test = await EdgeUnderTest.StartAsync(kind, [Config], request => down
            ? EdgeUnderTest.Answer(503)
            : EdgeUnderTest.Answer(200, $"Cache-Control: max-age=1, {request.Target[1..]}=600"));

        await ExpectAsync(test, "miss", "/stale-while-revalidate", "/stale-if-error");
        await Eventually.TrueAsync(
            async () => (await test.AskAsync("GET", "/stale-while-revalidate")).Outcome == "hit_stale", "a stale answer");
        down = true;
        await Eventually.TrueAsync(
            async () => (await test.AskAsync("GET", "/stale-if-error")) is { Status: 200, Outcome: "stale_if_error" },
            "a stale answer in place of an error");
    }

    [Theory]
    [InlineData(EdgeKind.Varnish)]
    [InlineData(EdgeKind.Nginx)]
    public async Task Program_KilledAndStartedAgain_HasAnEmptyCache(EdgeKind kind)
    {
        await using var test = await EdgeUnderTest.StartAsync(
            kind, [Config], _ => EdgeUnderTest.Answer(200, "Cache-Control: max-age=900"));

        await ExpectAsync(test, "miss", "/a");
        await ExpectAsync(test, "hit", "/a");
        await test.KillAndStartAsync();
        await ExpectAsync(test, "miss", "/a");
    }

    [Theory]
    [InlineData(EdgeKind.Varnish)]
    [InlineData(EdgeKind.Nginx)]
    public async Task Origin_OfEveryKindOfFetch_IsSentNoVariableOfTheConfiguration(EdgeKind kind)
    {
        var asked = 0;
        await using var test = await EdgeUnderTest.StartAsync(kind, [Config], request => request.Target == "/retried"
            ? EdgeUnderTest.Answer(++asked == 1 ? 503 : 200)
            : EdgeUnderTest.Answer(200, "Cache-Control: max-age=1, stale-if-error=600"));

        await ExpectAsync(test, "miss", "/a", "/retried");
        await test.AskAsync("POST", "/a");
        await Eventually.TrueAsync(async () => (await test.AskAsync("GET", "/a")).Outcome == "miss", "a stale response");

        Assert.Equal(["CdnLab-Cause", "CdnLab-Tier"], test.LabFields);
    }

    private static Task PurgeAsync(EdgeUnderTest test, PurgeRequest purge) =>
        test.Edge.PurgeAsync(purge, CancellationToken.None);

    private static async Task ExpectAsync(EdgeUnderTest test, string outcome, params string[] targets)
    {
        foreach (var target in targets)
        {
            Assert.Equal((target, outcome), (target, (await test.AskAsync("GET", target)).Outcome));
        }
    }
}
