using CdnLab.Scenarios.Cli;
using CdnLab.Testing;

namespace CdnLab.Purger.Tests.Edges;

/// <summary>Purges of a real Varnish.</summary>
public sealed class VarnishTests
{
    // What regular expressions and bans read otherwise.
    private static readonly string[] OddKeys =
    [
        "a.b", "a+b", "a|b", "(a", "a)b", "[ab", "a]", "a{2}", "a*", "a?", "^a", "a$", "a\\b", "a\"b", "a#b",
        "a&&b", "~a",
    ];

    [Theory]
    [InlineData("hash:shards=2:hard:batch_max=3:calls_per_second=1000")]
    [InlineData("all")]
    public async Task Purge_OfPoisonedVarnish_CuresItAndVerifiesSo(string strategy)
    {
        using var purger = new PurgerUnderTest { Token = null };
        await using var origin = new PoisonedOrigin();
        await using var varnish = await VarnishUnderTest.StartAsync("bans.vcl", origin.Url, purger.Folder);
        for (var i = 0; i < 6; i++)
        {
            using var redirect = await varnish.Client.GetAsync($"/p{i}/json");
            using var document = await varnish.Client.GetAsync($"/P{i}/json");
            Assert.Equal((301, 200), ((int)redirect.StatusCode, (int)document.StatusCode));
        }
        origin.Deploy();
        // The other half of the loop: Varnish does not fold, so the document's URL has to become a redirect too.
        using var gone = await varnish.Client.SendAsync(new(new HttpMethod("PURGE"), "/P0/json"));
        Assert.True(gone.IsSuccessStatusCode);
        using var looping = await varnish.Client.GetAsync("/P0/json");
        Assert.Equal("/p0/json", looping.Headers.Location?.OriginalString);
        string[] command =
        [
            "--target", "varnish", "--endpoint", varnish.Url.ToString(), "--verify", "all", "--front",
            varnish.Url.ToString(), "--path", "/{name}/json", "--verify-rate", "1000",
        ];

        var others = purger.Keys(1, "other/");
        await purger.RunAsync(["--keys", others, "--strategy", "letters:hard", .. command[..4]]);
        Assert.Equal((301, 301), (await StatusAsync(varnish, "/p0/json"), await StatusAsync(varnish, "/P0/json")));

        Directory.Delete(purger.Out, recursive: true);
        var code = await purger.RunAsync(["--keys", purger.Keys(6), "--strategy", strategy, .. command]);

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        Assert.Contains("6 keys with 6 requests: 0 still bad", purger.Output);
        Assert.Equal(200, await StatusAsync(varnish, "/p0/json"));
    }

    [Fact]
    public async Task Purge_KeysOfSpecialCharacters_TakesTheirObjectsAndNoOthers()
    {
        using var purger = new PurgerUnderTest { Token = null };
        var fetched = 0;
        await using var origin = new ScriptedOrigin(request =>
        {
            Interlocked.Increment(ref fetched);
            return int.TryParse(request.Target[1..], out var i)
                ? ScriptedResponse.Of(200, "", "Cache-Control: max-age=60", $"Surrogate-Key: x {OddKeys[i]} y")
                : ScriptedResponse.Of(200, "", "Cache-Control: max-age=60", "Surrogate-Key: a aa ab b axb aab a2 x y");
        });
        await using var varnish = await VarnishUnderTest.StartAsync("bans.vcl", origin.Url, purger.Folder);
        string[] paths = [.. Enumerable.Range(0, OddKeys.Length).Select(i => $"/{i}"), "/other"];
        foreach (var path in paths)
        {
            await StatusAsync(varnish, path);
        }
        var before = fetched;
        purger.Input = string.Join('\n', OddKeys);

        var code = await purger.RunAsync(
            "--keys", "-", "--strategy", "hottest:shards=1:hard:batch_max=5:calls_per_second=1000",
            "--target", "varnish", "--endpoint", varnish.Url.ToString());

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        await StatusAsync(varnish, "/other");
        Assert.Equal(before, fetched);
        foreach (var path in paths)
        {
            await StatusAsync(varnish, path);
        }
        Assert.Equal(before + OddKeys.Length, fetched);
    }

    [Theory]
    [InlineData("hash:shards=2:hard:batch_max=3:calls_per_second=1000")]
    [InlineData("hash:shards=2:soft:batch_max=3:calls_per_second=1000")]
    public async Task Purge_ByXkey_CuresVarnish(string strategy)
    {
        string[] folders =
        [
            VarnishUnderTest.Modules ?? "", "/usr/lib/varnish/vmods", "/usr/lib/x86_64-linux-gnu/varnish/vmods",
        ];
        Assert.SkipUnless(
            folders.Any(folder => File.Exists(Path.Combine(folder, "libvmod_xkey.so"))),
            "Varnish has no module xkey here");
        using var purger = new PurgerUnderTest { Token = null };
        await using var origin = new PoisonedOrigin();
        await using var varnish = await VarnishUnderTest.StartAsync("xkey.vcl", origin.Url, purger.Folder);
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(301, await StatusAsync(varnish, $"/p{i}/json"));
        }
        origin.Deploy();
        Assert.Equal(301, await StatusAsync(varnish, "/p0/json"));

        var code = await purger.RunAsync(
            "--keys", purger.Keys(6), "--strategy", strategy, "--target", "xkey", "--endpoint", varnish.Url.ToString(),
            "--verify", "all", "--front", varnish.Url.ToString(), "--path", "/{name}/json", "--verify-rate", "1000");

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        await Eventually.TrueAsync(
            async () => await StatusAsync(varnish, "/p0/json") == 200, "the document is fetched");
    }

    private static async Task<int> StatusAsync(VarnishUnderTest varnish, string path)
    {
        using var answer = await varnish.Client.GetAsync(path);
        return (int)answer.StatusCode;
    }
}
