using System.Text.Json.Nodes;
using CdnLab.Purger.Journal;
using CdnLab.Scenarios.Cli;

namespace CdnLab.Purger.Tests.Journal;

/// <summary>Journals that cannot be gone on with, and one that can.</summary>
public sealed class PurgeJournalTests
{
    private const string Strategy = "letters:hard:calls_per_second=1000:calls_per_hour=1000000:burst=1000";

    [Theory]
    [InlineData("{\"kind\":\"int")]
    [InlineData("{\"kind\":\"accepted\",\"at\":\"2022-06-10T11:34:00Z\",\"shard\":0,\"first\":2,\"count\":1}")]
    public async Task Resume_LastLineIsTorn_CountsAsNotWritten(string torn)
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        await purger.PurgeAsync(stub, purger.Keys(3), Strategy);
        // Up to the second call's intent, and part of a line.
        var lines = File.ReadAllLines(purger.Journal).Where(line => !line.Contains("finished"));
        await File.WriteAllTextAsync(purger.Journal, string.Join('\n', lines.Take(4)) + "\n" + torn);
        var before = stub.Keys.Count;

        var code = await purger.PurgeAsync(stub, purger.Keys(3), Strategy, "--resume");

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        Assert.Equal(2, stub.Keys.Count - before);
        Assert.All(await File.ReadAllLinesAsync(purger.Journal), line => Assert.NotNull(JsonNode.Parse(line)));
    }

    [Theory]
    [InlineData("letters:soft", 3, "its strategy is 'letters, hard, once, 1 a call', and not 'letters, soft")]
    [InlineData("letters:hard:batch_max=2", 3, "1 a call', and not 'letters, hard, once, 2 a call'")]
    [InlineData("letters:hard", 4, "it has 3 keys, and not 4")]
    public async Task Resume_OfAnotherPlan_IsRefusedWithTheReason(string strategy, int keys, string reason)
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        await purger.PurgeAsync(stub, purger.Keys(3), Strategy);

        var code = await purger.PurgeAsync(stub, purger.Keys(keys), strategy, "--resume");

        Assert.Equal((ExitCode.InvalidInput, 3), (code, stub.Requests.Count));
        Assert.Contains(reason, purger.Error);
    }

    [Fact]
    public async Task Resume_OtherKeysOfTheSameNumber_IsRefused()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        await purger.PurgeAsync(stub, purger.Keys(3), Strategy);

        var code = await purger.PurgeAsync(stub, purger.Keys(3, "project/q"), Strategy, "--resume");

        Assert.Equal((ExitCode.InvalidInput, 3), (code, stub.Requests.Count));
        Assert.Contains("its keys, their order or their shards are others", purger.Error);
    }

    [Theory]
    [InlineData(3, "nonsense", "journal.jsonl:3: this is no line of a purge's journal")]
    [InlineData(1, "{}", "journal.jsonl:1: this is no purge's journal")]
    [InlineData(
        2,
        "{\"kind\":\"intent\",\"at\":\"2022-06-10T11:34:00Z\",\"shard\":7,\"first\":0,\"count\":1}",
        "do not fit its plan")]
    public async Task Resume_DamagedJournal_IsRefusedWithThePlace(int line, string text, string reason)
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        await purger.PurgeAsync(stub, purger.Keys(3), Strategy);
        var lines = await File.ReadAllLinesAsync(purger.Journal);
        lines[line - 1] = text;
        await File.WriteAllLinesAsync(purger.Journal, lines);

        var code = await purger.PurgeAsync(stub, purger.Keys(3), Strategy, "--resume");

        Assert.Equal((ExitCode.InvalidInput, 3), (code, stub.Requests.Count));
        Assert.Contains(reason, purger.Error);
    }

    [Fact]
    public async Task Purge_WhereOneWasBegun_IsRefused()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        await purger.PurgeAsync(stub, purger.Keys(3), Strategy);

        var code = await purger.PurgeAsync(stub, purger.Keys(3), Strategy);

        Assert.Equal((ExitCode.InvalidInput, 3), (code, stub.Requests.Count));
        Assert.Contains("a purge was begun here; fix: --resume", purger.Error);
    }

    [Fact]
    public async Task Resume_WithoutAJournal_IsRefused()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();

        Assert.Equal(ExitCode.InvalidInput, await purger.PurgeAsync(stub, purger.Keys(3), Strategy, "--resume"));
        Assert.Contains("there is no purge to go on with", purger.Error);
    }

    [Fact]
    public async Task Purge_JournalIsHeldByAnotherRunner_IsRefused()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();
        using var other = PurgeJournal.Open(
            purger.Journal,
            new() { Schema = 1, At = default, Name = "", Target = "", Strategy = "", Keys = 1, Digest = "" },
            resume: false,
            out _);

        var code = await purger.PurgeAsync(stub, purger.Keys(3), Strategy, "--resume");

        Assert.Equal((ExitCode.InvalidInput, 0), (code, stub.Requests.Count));
        Assert.Contains("Another purge may hold it", purger.Error);
    }
}
