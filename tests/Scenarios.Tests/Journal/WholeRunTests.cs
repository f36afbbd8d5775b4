using System.Text.Json.Nodes;
using CdnLab.Scenarios.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Journal;

/// <summary>Runs written in one go.</summary>
public sealed class WholeRunTests : IDisposable
{
    private static readonly string[] Files = ["journal.jsonl", "series.csv", "summary.json"];
    private readonly string _root = Directory.CreateTempSubdirectory("cdnlab-run-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Write_SyntheticRun_SameBytesAsLineByLine()
    {
        var run = new SyntheticRun(BinSeconds: 300);
        SyntheticRun.Write(In("lines"), run);

        RunDirectory.Write(In("whole"), new(run.Header, [.. run.Events()], [.. run.Series()]));

        foreach (var file in Files)
            Assert.Equal(File.ReadAllText(In("lines", file)), File.ReadAllText(In("whole", file)));
    }

    [Fact]
    public void Write_FinerThanFilesTell_SummaryIsThatOfTheFiles()
    {
        var first = Noon.AddTicks(123_456_789);
        var run = new RunRecord(
            Header(new ExpectationSpec { Name = "e", Metric = "loops.first_at", AtLeast = 12.3 }),
            [
                JournalEvents.LoopLast(first.AddTicks(3), "b"),
                JournalEvents.LoopFirst(first, "b", true, "/b", "ams", "curl", 51),
            ],
            [Bin(0, 60) with { OriginBusySeconds = 1.0 / 3, OriginWorkerSeconds = 2.0 / 3, LatencyP99 = 1.0 / 7 }]);

        var written = RunDirectory.Write(_root, run).Summary;

        Assert.Equal(RunSummarizer.Summarize(RunRecord.Read(_root)).ToJson(), written.ToJson());
        Assert.Equal(written.ToJson(), File.ReadAllText(In("summary.json")));
    }

    [Fact]
    public void Write_SyntheticRun_TheRecordIsTheOneThatReadingGives()
    {
        var run = new SyntheticRun(BinSeconds: 300);

        var written = RunDirectory.Write(_root, new(run.Header, [.. run.Events()], [.. run.Series()])).Record;

        var read = RunRecord.Read(_root);
        Assert.Equal(read.Series, written.Series);
        Assert.Equal(read.Events.Select(e => e.ToLine()), written.Events.Select(e => e.ToLine()));
        Assert.Equal(JournalFile.HeaderLine(read.Header), JournalFile.HeaderLine(written.Header));
    }

    [Fact]
    public void Write_CutShort_HasNoVerdictInItsJournalAndSaysSoInItsSummary()
    {
        var run = new RunRecord(
            Header(new ExpectationSpec { Name = "e", Metric = "requests.total", AtLeast = 1 }),
            [JournalEvents.Phase(Second(1), "one")],
            [Bin(0, 60)]);

        var written = RunDirectory.Write(_root, run, completed: false);

        Assert.Equal("cut_short", written.Summary.Verdict);
        Assert.Equal("cut_short", (string?)JsonNode.Parse(File.ReadAllText(In("summary.json")))!["verdict"]);
        Assert.Equal(["phase"], RunRecord.Read(_root).Events.Select(e => e.Kind));
        Assert.False(RunRecord.Read(_root).Finished);
    }

    [Fact]
    public void Write_OverAnEarlierRun_NoneOfItsFilesIsLeftAndOthersAre()
    {
        foreach (var name in new[] { "bands.csv", "seeds.csv", "timings.json", "report.html", "notes.txt" })
            File.WriteAllText(In(name), "old");

        RunDirectory.Write(_root, new(Header(), [], [Bin(0, 60)]));

        Assert.Equal(
            ["journal.jsonl", "notes.txt", "series.csv", "summary.json"],
            Directory.GetFileSystemEntries(_root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ClearNested_RunsOfEarlierSeeds_AreRemovedAndNothingElse()
    {
        RunDirectory.Write(In("seed-7"), new(Header(), [], [Bin(0, 60)]));
        RunDirectory.Write(In("seed-8"), new(Header(), [], [Bin(0, 60)]));
        File.WriteAllText(In("seed-8", "notes.txt"), "mine");
        Directory.CreateDirectory(In("seed-potatoes"));

        RunFiles.ClearNested(_root);

        Assert.Equal(
            [In("seed-8"), In("seed-8", "notes.txt"), In("seed-potatoes")],
            Directory.GetFileSystemEntries(_root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    // What a line was before it was written without an object in between.
    [Fact]
    public void ToLine_EveryKindOfValue_IsThatOfTheObject()
    {
        var data = new JsonObject
        {
            ["text"] = "→ <a href=\"x\"> 'é' 🙃 \n\u0001",
            ["number"] = 1.0 / 3,
            ["whole"] = 12345678901L,
            ["big"] = 1e21,
            ["none"] = null,
            ["flag"] = true,
            ["list"] = new JsonArray(1, "two", null, 0.1 + 0.2),
            ["object"] = new JsonObject { ["at"] = "x", ["n"] = -0.0 },
            ["parsed"] = JsonNode.Parse("{\"a\":[1.50,\"\\u003c\"]}"),
        };
        var line = new JsonObject { ["at"] = "2022-06-10T12:00:00Z", ["kind"] = "k<" };
        foreach (var (name, value) in data)
            line[name] = value?.DeepClone();

        Assert.Equal(line.ToJsonString(RunJson.Line), new JournalEvent(Noon, "k<", data).ToLine());
    }

    private string In(params string[] path) => Path.Combine([_root, .. path]);
}
