using CdnLab.Scenarios.Cli;

namespace CdnLab.Purger.Tests.Planning;

/// <summary>What is refused before anything begins, with what would help.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("leters", "unknown strategy 'leters'", "did you mean 'letters'?")]
    [InlineData("wait", "'wait' purges nothing")]
    [InlineData("hash:calls_per_hour=0", "calls_per_hour is a number above 0")]
    [InlineData("hash:calls_per_second=0", "calls_per_second is a number above 0")]
    [InlineData("hash:calls_per_second=1e-300", "no call would ever be made")]
    [InlineData("hash:shards=0:batch_max=0", "shards is a number", "batch_max is a number")]
    [InlineData("hash:batch_max=257:hard", "at most 256 keys in a call; fix: batch_max=256")]
    [InlineData("all:soft", "fastly purges everything hard only")]
    [InlineData("shield-first:hard", "it purges edges one by one, and fastly has one address")]
    [InlineData("pop-by-pop", "it purges edges one by one, and fastly has one address")]
    [InlineData("adaptive:hard", "which nothing tells; fix: --health")]
    [InlineData("affected:hard", "which keys are affected is known of a scenario's only")]
    [InlineData("groups:hard", "its keys are groups of its own")]
    public async Task Purge_StrategyThatCannotBe_IsRefusedAndNothingSent(string strategy, params string[] reasons)
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();

        var code = await purger.PurgeAsync(stub, purger.Keys(3), strategy);

        Assert.Equal((ExitCode.InvalidInput, 0), (code, stub.Requests.Count));
        Assert.All(reasons, reason => Assert.Contains(reason, purger.Error));
        Assert.False(Directory.Exists(purger.Out));
    }

    [Fact]
    public async Task Purge_ManyThingsWrong_TellsAllAtOnce()
    {
        using var purger = new PurgerUnderTest { Token = null };

        var code = await purger.RunAsync(
            "--keys", purger["none.txt"], "--strategy", "leters", "--target", "akamai", "--endpoint", "nowhere",
            "--health", "nowhere", "--verify", "some", "--token-file", purger["none"]);

        Assert.Equal(ExitCode.InvalidInput, code);
        string[] expected =
        [
            "--keys", "unknown strategy", "--target akamai: known: lab, varnish, xkey, fastly", "--endpoint nowhere",
            "--health nowhere", "--verify some", "which edges are asked?", "--token-file",
        ];
        Assert.All(expected, text => Assert.Contains(text, purger.Error));
    }

    [Theory]
    [InlineData("a\nb c\nd\n\u00e4\n", "standard input:2: 'b c'", "standard input:4:")]
    [InlineData("\n  \n", "there is no key in it")]
    public async Task Purge_KeysThatAreNone_AreToldByLine(string input, params string[] reasons)
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest { Input = input };

        Assert.Equal(ExitCode.InvalidInput, await purger.PurgeAsync(stub, "-", "letters:hard"));
        Assert.All(reasons, reason => Assert.Contains(reason, purger.Error));
    }

    [Fact]
    public async Task Purge_KeyLongerThanTheApiTakes_IsRefused()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest { Input = new string('k', 1025) };

        Assert.Equal(ExitCode.InvalidInput, await purger.PurgeAsync(stub, "-", "letters:hard"));
        Assert.Contains("fastly takes at most 1024", purger.Error);
    }

    [Theory]
    [InlineData("varnish", "letters:soft", "it is soft, and varnish purges keys hard only")]
    [InlineData("varnish", "letters:hard:batch_max=600", "fix: a smaller batch_max")]
    [InlineData("xkey", "all", "xkey cannot be purged of everything at once")]
    [InlineData("lab", "shield-first:hard", "which endpoint is the shield?")]
    [InlineData("lab", "pop-by-pop", "it purges edges one by one, and 1 is given")]
    public async Task Purge_WhatTheEdgesDoNotTake_IsRefused(string target, string strategy, string reason)
    {
        using var purger = new PurgerUnderTest();

        var code = await purger.RunAsync(
            "--keys", purger.Keys(600), "--strategy", strategy, "--target", target, "--endpoint", "http://127.0.0.1:9");

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains(reason, purger.Error);
    }

    [Theory]
    [InlineData("lab", "lab wants a token; fix: set CDNLAB_PURGE_TOKEN")]
    [InlineData("fastly", "--service: fastly purges one service")]
    public async Task Purge_WithoutTokenOrService_IsRefused(string target, string reason)
    {
        using var purger = new PurgerUnderTest { Token = null };

        var code = await purger.RunAsync(
            "--keys", purger.Keys(2), "--strategy", "letters:hard", "--target", target,
            "--endpoint", "http://127.0.0.1:9");

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains(reason, purger.Error);
    }

    [Fact]
    public async Task Purge_KeysOutsideTheScenario_AreTold()
    {
        using var purger = new PurgerUnderTest();

        var code = await purger.RunAsync("healthy", "--scale", "0.01", "--keys", purger.Keys(2), "--dry-run");

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains("2 keys are none of healthy's, such as 'project/p0'", purger.Error);
    }

    [Theory]
    [InlineData("http://me:secret@127.0.0.1:9")]
    [InlineData("http://127.0.0.1:9/?key=1")]
    [InlineData("ftp://127.0.0.1")]
    public async Task Purge_EndpointThatIsNone_IsRefused(string endpoint)
    {
        using var purger = new PurgerUnderTest();

        var code = await purger.RunAsync("--keys", purger.Keys(2), "--strategy", "letters", "--endpoint", endpoint);

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Contains($"--endpoint {endpoint}: it is no address", purger.Error);
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--timeout=0")]
    [InlineData("--errors-max=2")]
    public async Task Purge_OptionThatIsNone_IsRefused(string option)
    {
        using var purger = new PurgerUnderTest();

        Assert.Equal(ExitCode.InvalidInput, await purger.RunAsync("healthy", "--dry-run", option));
        Assert.Contains(option.Split('=')[0], purger.Error);
    }
}
