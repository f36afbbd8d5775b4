using System.Text.Json.Nodes;
using CdnLab.Scenarios.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Journal;

public sealed class RunDirectoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cdnlab-run-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Append_RunStillOpen_EveryLineIsOnDisk()
    {
        using var run = RunDirectory.Create(_root, Header());
        run.Append(JournalEvents.Phase(Second(1), "one"));
        run.Append(Bin(0, requests: 5));

        var record = RunRecord.Read(_root);

        Assert.Equal("one", Assert.Single(record.Events).Text("text"));
        Assert.Equal(5, Assert.Single(record.Series).Requests);
        Assert.False(record.Finished);
    }

    [Fact]
    public void Read_TornLastLines_AreLeftOut()
    {
        using (var run = RunDirectory.Create(_root, Header()))
            run.Append(JournalEvents.Phase(Second(1), "one"));
        File.AppendAllText(Path.Combine(_root, "journal.jsonl"), "{\"at\":\"2022-06-1");
        File.AppendAllText(Path.Combine(_root, "series.csv"), "2022-06-10T12:00:00Z,1");

        var record = RunRecord.Read(_root);

        Assert.Single(record.Events);
        Assert.Empty(record.Series);
    }

    [Fact]
    public void Finish_EventsOutOfOrder_JournalIsInLabTimeOrderAndEndsWithTheVerdict()
    {
        var expectation = new ExpectationSpec { Name = "e", Metric = "requests.total", AtLeast = 1 };
        using var run = RunDirectory.Create(_root, Header(expectation));
        run.Append(JournalEvents.Phase(Second(9), "later"));
        run.Append(JournalEvents.Phase(Second(3), "sooner"));

        Assert.Equal("fail", run.Finish().Verdict);

        var record = RunRecord.Read(_root);
        Assert.Equal(["phase", "phase", "expectation", "verdict"], record.Events.Select(e => e.Kind));
        Assert.Equal("sooner", record.Events[0].Text("text"));
        Assert.True(record.Finished);
        Assert.Equal(["e"], record.Header.Expectations.Select(e => e.Name));
    }

    [Fact]
    public void Finish_SameRunTwice_SameBytesWithoutCarriageReturns()
    {
        string[] files = ["journal.jsonl", "series.csv", "summary.json"];
        foreach (var name in new[] { "a", "b" })
            SyntheticRun.Write(Path.Combine(_root, name), new SyntheticRun(BinSeconds: 300));

        foreach (var file in files)
        {
            var first = File.ReadAllBytes(Path.Combine(_root, "a", file));
            Assert.Equal(first, File.ReadAllBytes(Path.Combine(_root, "b", file)));
            Assert.DoesNotContain((byte)'\r', first);
        }
    }

    [Fact]
    public void Finish_ThenReadAgain_SummaryFollowsFromJournalAndSeriesAlone()
    {
        SyntheticRun.Write(_root, new SyntheticRun());

        var again = RunSummarizer.Summarize(RunRecord.Read(_root)).ToJson();

        Assert.Equal(File.ReadAllText(Path.Combine(_root, "summary.json")), again);
    }

    [Fact]
    public void Create_OverAnEarlierRun_ItsSummaryIsGone()
    {
        SyntheticRun.Write(_root, new SyntheticRun(BinSeconds: 900));

        RunDirectory.Create(_root, Header()).Dispose();

        Assert.False(File.Exists(Path.Combine(_root, "summary.json")));
        Assert.Empty(RunRecord.Read(_root).Events);
    }

    [Fact]
    public void Series_Columns_BeginWithTheContractsInItsOrder()
    {
        RunDirectory.Create(_root, Header()).Dispose();

        Assert.StartsWith(
            "time,client_rate,wire_rate,edge_hit_ratio,looped_ratio,error_ratio,origin_rate,origin_miss,"
            + "origin_revalidation,origin_purge_refill,origin_retry,origin_redirect,origin_utilization,origin_queue,"
            + "latency_p50,latency_p99,purged_keys,looping_projects,",
            File.ReadAllText(Path.Combine(_root, "series.csv")));
    }

    [Fact]
    public void Summary_Keys_AreTheContractsInItsOrder()
    {
        SyntheticRun.Write(_root, new SyntheticRun(BinSeconds: 900));
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(_root, "summary.json")))!;

        Assert.Equal(
            "schema scenario mode seed options verdict expectations requests wire_requests edge origin loops purge "
            + "status_posts", Keys(summary));
        Assert.Equal("total ok looped not_found server_error timed_out", Keys(summary["requests"]));
        Assert.Equal("hit_ratio peak_rate", Keys(summary["edge"]));
        Assert.Equal("requests peak_rate peak_utilization overload_seconds by_cause", Keys(summary["origin"]));
        Assert.Equal("miss revalidation purge_refill retry redirect", Keys(summary["origin"]!["by_cause"]));
        Assert.Equal(
            "first_at detected_at last_at peak_ratio affected_projects clean_50_at clean_99_at clean_100_at",
            Keys(summary["loops"]));
        Assert.Equal("strategy mode started_at finished_at calls failed shards", Keys(summary["purge"]));
        Assert.Equal("name keys finished_at", Keys(summary["purge"]!["shards"]![0]));
        Assert.Equal("name passed value bound", Keys(summary["expectations"]![0]));
        Assert.Equal("at kind text", Keys(summary["status_posts"]![0]));
    }

    [Theory]
    [InlineData("{\"at\":\"2022-06-10T12:00:00Z\",\"kind\":\"phase\"}\n", ":1: ")]
    [InlineData("not json\n", ":1: ")]
    [InlineData("", ":1: ")]
    [InlineData("{\"at\":\"2022-06-10T12:00:00Z\",\"kind\":\"run\",\"schema\":1}\n", ":1: ")]
    public void Read_NotAJournal_SaysWhichLine(string journal, string where)
    {
        File.WriteAllText(Path.Combine(_root, "journal.jsonl"), journal);

        Assert.Contains(where, Assert.Throws<FormatException>(() => RunRecord.Read(_root)).Message);
    }

    [Fact]
    public void Read_CellThatIsNotANumber_SaysLineAndColumn()
    {
        using (var run = RunDirectory.Create(_root, Header()))
            run.Append(Bin(0, requests: 5));
        var path = Path.Combine(_root, "series.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace(",60,5,", ",60,five,"));

        var error = Assert.Throws<FormatException>(() => RunRecord.Read(_root));

        Assert.Contains("series.csv:2: 'five' in column 'requests'", error.Message);
    }

    [Fact]
    public void Read_DirectoryWithoutJournal_SaysSo()
    {
        Assert.Contains("journal.jsonl", Assert.Throws<FileNotFoundException>(() => RunRecord.Read(_root)).Message);
    }

    private static string Keys(JsonNode? node) => string.Join(' ', node!.AsObject().Select(field => field.Key));
}
