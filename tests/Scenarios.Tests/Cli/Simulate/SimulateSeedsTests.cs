using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Reports;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

public sealed class SimulateSeedsTests : IDisposable
{
    private readonly SimulateLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Seeds_Several_EachHasItsRunAndTheFirstStandsForAll()
    {
        var (code, output, error) = _lab.Run("--seed", "5", "--seeds", "3");

        Assert.Equal((ExitCode.Pass, ""), (code, error));
        Assert.Equal([5UL, 6UL, 7UL], _lab.Engine.Runs.Select(run => run.Spec.Seed));
        Assert.All(_lab.Engine.Runs, run => Assert.Equal(run.Spec.Seed, run.Options.Seed));
        foreach (var seed in new[] { 5UL, 6UL, 7UL })
        {
            var record = _lab.Record($"seed-{seed}");
            Assert.Equal(
                (seed, "{}", true), (record.Header.Seed, record.Header.Options.ToJsonString(), record.Finished));
            Assert.Equal(seed == 5, File.Exists(_lab.In($"seed-{seed}", "report.html")));
        }
        Assert.Equal((5UL, """{"seeds":3}"""), (
            _lab.Record().Header.Seed, _lab.Record().Header.Options.ToJsonString()));
        Assert.Equal(_lab.Text("seed-5", "series.csv"), _lab.Text("series.csv"));
        Assert.Contains("verdict: pass, 3 of 3 seeds pass\n", output, StringComparison.Ordinal);
        Assert.Contains("seeds 5 to 7", output, StringComparison.Ordinal);
        Assert.Contains(
            "cdnlab simulate sample --seed 5 --seeds 3\n", _lab.Text("report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_BandsAndFigures_AreThoseOfTheRuns()
    {
        _lab.Run("--seeds", "3");

        var ensemble = RunEnsemble.Read(_lab.Out)!;
        var rates = new[] { 1, 2, 3 }.Select(s => (double?)_lab.Record($"seed-{s}").Series[7].ClientRate).ToList();
        var band = ensemble.Bands.Bins[7].Columns[0];
        var expected = Spread.Of(rates);
        Assert.Equal(expected.Median!.Value, band.Median!.Value, 5);
        Assert.Equal(expected.Low!.Value, band.Low!.Value, 5);
        Assert.Equal([1UL, 2UL, 3UL], ensemble.Seeds.Select(seed => seed.Seed));
        Assert.Equal(3661 - 120 + 1, ensemble.Seeds[1].Metrics["loops.last_at"]);
        Assert.Equal(120, ensemble.Bands.Bins.Count);
    }

    [Fact]
    public void Seeds_SomeMissAnExpectation_TheVerdictIsFailAndSaysHowMany()
    {
        _lab.Engine.Loopless.Add(2);

        var (code, output, _) = _lab.Run("--seeds", "3");

        Assert.Equal(ExitCode.Fail, code);
        Assert.Matches(@"Loops appear +2 of 3", output);
        Assert.Contains("verdict: fail, 2 of 3 seeds pass\n", output, StringComparison.Ordinal);
        Assert.Contains("| Loops appear | **2 of 3** |", _lab.Text("report.md"), StringComparison.Ordinal);
        Assert.Contains("median of 3 seeds", _lab.Text("charts", "loops.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_ReportRebuilt_IsTheSame()
    {
        _lab.Run("--seeds", "3");

        ReportWriter.Write(_lab.Out, _lab.In("again"));

        Assert.Equal(_lab.Text("report.html"), _lab.Text("again", "report.html"));
    }

    [Fact]
    public void Seeds_AgainInAnotherOrderOfEnding_SameBytes()
    {
        _lab.Run("--seeds", "4", "--jobs", "1");
        var first = _lab.Files();
        _lab.Engine.BeforeBin = (seed, _) => Thread.SpinWait(seed == 1 ? 20_000 : 1);
        _lab.Run("--seeds", "4", "--jobs", "4");

        var second = _lab.Files();
        Assert.Equal(first.Keys.Order(), second.Keys.Order());
        Assert.Equal(["timings.json"], first.Keys.Where(file => first[file] != second[file]));
    }

    [Fact]
    public void Seeds_FewerThanBefore_NothingIsLeftOfTheOthers()
    {
        _lab.Run("--seeds", "3");

        _lab.Run("--seeds", "2");
        Assert.Equal(["seed-1", "seed-2"], Seeds());

        _lab.Run();
        Assert.Empty(Seeds());
        Assert.Null(RunEnsemble.Read(_lab.Out));
    }

    // Whoever waits here is let go by the other one alone.
    [Theory]
    [InlineData(2)]
    [InlineData(null)]
    public void Seeds_Jobs_AreDoneAtOnce(int? jobs)
    {
        using var both = new Barrier(2);
        _lab.Engine.BeforeBin = (_, bin) => Assert.True(
            bin > 0 || both.SignalAndWait(TimeSpan.FromSeconds(30)), "one run at a time");

        var (code, _, error) = _lab.Run(["--seeds", "4", .. jobs is null ? (string[])[] : ["--jobs", $"{jobs}"]]);

        Assert.Equal((ExitCode.Pass, "", 2), (code, error, _lab.Engine.ActiveMax));
    }

    [Fact]
    public void Seeds_OneJob_IsOneAtATime()
    {
        _lab.Run("--seeds", "4", "--jobs", "1");

        Assert.Equal(1, _lab.Engine.ActiveMax);
    }

    [Fact]
    public void Seeds_OneHasABug_TheOthersEndAndItIsNamed()
    {
        _lab.Engine.BeforeBin = (seed, _) =>
        {
            if (seed == 2)
                throw new InvalidOperationException("negative count");
        };

        var (code, _, error) = _lab.Run("--seeds", "3", "--jobs", "1");

        Assert.Equal(ExitCode.Bug, code);
        Assert.Contains("shows with --seed 2", error, StringComparison.Ordinal);
        Assert.Equal(2, _lab.Engine.Runs.Count);
    }

    private IEnumerable<string?> Seeds() =>
        Directory.GetDirectories(_lab.Out, "seed-*").Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
