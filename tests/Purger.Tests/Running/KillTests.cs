using System.Diagnostics;
using System.Globalization;
using CdnLab.Model.Randomness;
using CdnLab.Scenarios.Cli;
using CdnLab.Testing;

namespace CdnLab.Purger.Tests.Running;

/// <summary>The process killed with SIGKILL at random moments and started again: every key is purged, and none more
/// often than there were kills at which its call was unconfirmed, by the record of the stub.</summary>
public sealed class KillTests
{
    private const int Batch = 8;

    /// <summary>Kills; bench/run-purger-kill.sh makes twenty.</summary>
    private static readonly int Kills = Number("CDNLAB_PURGER_KILLS", 3);

    /// <summary>Enough that it does not end before the last kill.</summary>
    private static readonly int Keys = 1500 * Kills;

    /// <summary>Seed of the moments.</summary>
    private static readonly int Seed = Number("CDNLAB_PURGER_SEED", 1);

    [Fact]
    public async Task Resume_AfterKillsAtRandomMoments_PurgesEveryKeyAndRepeatsOnlyUnconfirmedCalls()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        stub.Delay = TimeSpan.FromMilliseconds(30);
        using var purger = new PurgerUnderTest();
        var keys = await File.ReadAllLinesAsync(purger.Keys(Keys));
        var random = new RandomStream((ulong)Seed, "kills");
        var allowed = keys.ToDictionary(key => key, _ => 1);
        var rows = new List<string>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            var moment = TimeSpan.FromSeconds(random.NextUnit() * 0.25);
            using var process = Start(stub, purger);
            await ReachesAsync(stub, Keys * kill / (Kills + 1) / 3);
            await Task.Delay(moment, TimeProvider.System);
            process.Kill();
            await process.WaitForExitAsync();
            Assert.NotEqual(ExitCode.Pass, process.ExitCode);
            var journal = KilledJournal.Read(purger.Journal, keys, shards: 5);
            foreach (var key in journal.Unconfirmed)
            {
                allowed[key]++;
            }
            rows.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {kill} | {journal.Confirmed} | {journal.Unconfirmed.Count} | {stub.Keys.Count} |"
                + $" {journal.TornBytes} |"));
        }

        using var last = Start(stub, purger);
        await last.WaitForExitAsync();

        Assert.Equal(ExitCode.Pass, last.ExitCode);
        var seen = stub.Keys.GroupBy(key => key).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(keys.Order(), seen.Keys.Order());
        Assert.All(seen, key => Assert.InRange(key.Value, 1, allowed[key.Key]));
        Tell(rows, seen.Values.Count(n => n > 1), allowed.Values.Count(n => n > 1), stub.Keys.Count);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Purge_AskedToStop_EndsWithinTwoSecondsAndTellsHowToGoOn(string signal)
    {
        await using var stub = await PurgeApiStub.StartAsync();
        stub.Script = call => call > 20 ? PurgeApiStub.Never : null;
        using var purger = new PurgerUnderTest();
        purger.Keys(3000);
        using var process = Start(stub, purger);
        await Eventually.TrueAsync(() => stub.Requests.Count > 20, "calls");

        var asked = TimeProvider.System.GetTimestamp();
        using var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]);
        await process.WaitForExitAsync();

        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.InRange(TimeProvider.System.GetElapsedTime(asked).TotalSeconds, 0, 4);
        Assert.Contains("\"kind\":\"stopped\"", File.ReadLines(purger.Journal).Last());
        Assert.Equal("interrupted", purger.Summary.GetProperty("end").GetString());
    }

    // Each run is the same command; the first begins the purge.
    private static Process Start(PurgeApiStub stub, PurgerUnderTest purger)
    {
        string[] resume = File.Exists(purger.Journal) ? ["--resume"] : [];
        var process = ServiceProcess.Start(
            "CdnLab.Purger",
            [
                "--keys", purger["keys.txt"], "--strategy",
                $"hash:shards=5:hard:batch_max={Batch}:calls_per_second=60:calls_per_hour=10000000:burst=1000",
                "--target", "fastly", "--service", PurgeApiStub.Service, "--endpoint", stub.Url.ToString(),
                "--out", purger.Out, "--quiet", .. resume,
            ],
            ("CDNLAB_PURGE_TOKEN", PurgeApiStub.Token));
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // It runs, and has come a part of the way since it was started or earlier.
    private static Task ReachesAsync(PurgeApiStub stub, int keys)
    {
        var before = stub.Accepted.Count;
        return Eventually.TrueAsync(
            () => stub.Accepted.Count > before && stub.Keys.Count >= keys, $"{keys} purged keys");
    }

    private static void Tell(List<string> rows, int twice, int allowed, int calls)
    {
        if (Environment.GetEnvironmentVariable("CDNLAB_PURGER_RESULTS") is { Length: > 0 } file)
        {
            File.WriteAllLines(
                file,
                [
                    "| kill | keys confirmed by the journal | keys unconfirmed | keys seen by the stub | torn bytes |",
                    "|---|---|---|---|---|",
                    .. rows,
                    "",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Keys} keys, {Batch} a call, 5 callers, seed {Seed}: every key purged; {twice} of them more "
                        + $"than once, all among the {allowed} of unconfirmed calls; {calls} purges in all."),
                ]);
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number : otherwise;
}
