using CdnLab.Scenarios.Journal;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Live.Tests.Replays;

/// <summary>What a replay leaves, on the embedded database and on PostgreSQL.</summary>
[Trait("Category", "Live")]
public sealed class ReplayTests(SmallReplay replay) : IClassFixture<SmallReplay>
{
    private RunRecord Record => replay.Run.Record;

    [Theory]
    [InlineData("journal.jsonl")]
    [InlineData("summary.json")]
    [InlineData("series.csv")]
    [InlineData("timings.json")]
    [InlineData("fidelity.csv")]
    [InlineData("report.html")]
    [InlineData("report.md")]
    [InlineData("charts/load.svg")]
    [InlineData("charts/loops.svg")]
    [InlineData("charts/purge.svg")]
    public void RunDirectory_AfterAReplay_HoldsTheFile(string name) =>
        Assert.NotEqual(0, new FileInfo(Path.Combine(replay.Run.Directory, name)).Length);

    [Fact]
    public async Task Settings_OfAReplay_AreTakenAndNamedInItsHeaderAndReport()
    {
        Assert.Equal(SmallReplay.Setting, $"title={Record.Header.Title}");
        Assert.Equal(SmallReplay.Setting, (string?)Assert.Single(Record.Header.Options["set"]!.AsArray()));
        Assert.Contains(
            $"Otherwise than in the scenario's file: `{SmallReplay.Setting}`.",
            await File.ReadAllTextAsync(Path.Combine(replay.Run.Directory, "report.md")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_OfAReplay_AreConserved() => replay.Run.ConservesRequests();

    [Fact]
    public void Timeline_OfAReplay_IsInTheJournalWithEveryEdge()
    {
        Assert.Equal("after", Assert.Single(Record.OfKind(EventKinds.DeployOrigin)).Text("to"));
        Assert.Equal(["iad", "jfk", "lhr"], Record.OfKind(EventKinds.DeployEdge).Select(e => e.Text("pop")));
        Assert.Equal(["projects", "rest"], Record.OfKind(EventKinds.PurgeStarted).Select(e => e.Text("strategy")));
        Assert.Equal(2, Record.OfKind(EventKinds.PurgeFinished).Count());
        Assert.Equal("pass", Assert.Single(Record.OfKind(EventKinds.Verdict)).Text("verdict"));
    }

    [Fact]
    public void Loops_OfAReplay_BeginAfterTheEdgeDeployAndEndWithThePurge()
    {
        var first = Record.OfKind(EventKinds.LoopFirst).ToList();
        var purged = Record.OfKind(EventKinds.PurgeFinished).Last().At;

        Assert.NotEmpty(first);
        Assert.All(first, loop => Assert.True(loop.At > Record.OfKind(EventKinds.DeployEdge).First().At, loop.ToLine()));
        Assert.All(Record.Series.Where(row => row.Time > purged), row => Assert.Equal(0, row.Looped));
    }

    [Fact]
    public void Loops_OfAReplay_HitOnlyProjectsWhoseNamesDiffer()
    {
        var catalogue = SmallScenario.Catalogue(SmallScenario.Load());

        Assert.All(
            Record.OfKind(EventKinds.LoopFirst),
            loop => Assert.True(catalogue.Find(loop.Text("project"))!.Differs, loop.ToLine()));
    }

    [Fact]
    public void ExchangeTable_OfAReplay_LoopsOnlyBetweenDeployAndPurge()
    {
        var rows = Assert.Single(Record.OfKind(EventKinds.ExchangeTable)).List<ExchangeRow>("rows");

        Assert.Equal(
            [
                ("before the deploys", "ends with 200"), ("before the deploys", "ends with 200"),
                ("after the deploys", "too many redirects"), ("after the deploys", "too many redirects"),
                ("at the end", "ends with 200"), ("at the end", "ends with 200"),
            ],
            rows.Select(row => (row.Stage, row.Result)));
    }

    // In bench/run-live-replays.sh: half a minute.
    [Fact(Explicit = true)]
    public async Task Replay_OnPostgres_HasTheSameVerdictAndResults()
    {
        await using var server = new PostgresServer();
        var database = await server.CreateDatabaseAsync("lab");
        using var folder = new TemporaryFolder();

        var onPostgres = await FinishedReplay.RunAsync(SmallScenario.File, folder["run"], "--database", database);

        Assert.NotNull(onPostgres.Summary["options"]!["database"]);
        Assert.Equal((string?)replay.Run.Summary["verdict"], (string?)onPostgres.Summary["verdict"]);
        Assert.Equal(Results(replay.Run), Results(onPostgres));
        onPostgres.ConservesRequests();
    }

    private static IEnumerable<(string?, bool)> Results(FinishedReplay run) => run.Summary["expectations"]!.AsArray()
        .Select(result => ((string?)result!["name"], (bool)result["passed"]!));
}
