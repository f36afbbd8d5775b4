using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Tests.Journal;
using Xunit;
using static CdnLab.Scenarios.Tests.Journal.SmallRun;

namespace CdnLab.Scenarios.Tests.Ensembles;

public sealed class RunEnsembleTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cdnlab-seeds-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Bands_ThreeRuns_AreSpreadBinByBinAndColumnByColumn()
    {
        var bands = SeriesBands.Of(
            [[Bin(0, 600), Bin(1, 60)], [Bin(0, 1200), Bin(1, 60)], [Bin(0, 1800), Bin(1, 60, looped: 30)]]);

        Assert.Equal([Second(0), Second(60)], bands.Bins.Select(bin => bin.Time));
        Assert.Equal(new Spread(11, 20, 29), Column(bands, 0, "client_rate"));
        Assert.Equal(new Spread(0, 0, 0.45), Column(bands, 1, "looped_ratio"));
        Assert.Equal(new Spread(null, null, null), Column(bands, 1, "edge_hit_ratio"));
    }

    // A run that was cut short has fewer bins than the others.
    [Fact]
    public void Bands_BinThatARunLacks_IsTakenFromTheOthers()
    {
        var bands = SeriesBands.Of([[Bin(0, 60)], [Bin(0, 60), Bin(1, 120)]]);

        Assert.Equal(new Spread(2, 2, 2), Column(bands, 1, "client_rate"));
    }

    [Fact]
    public void Passing_Expectation_IsJudgedSeedBySeed()
    {
        var ensemble = new RunEnsemble(new([]), [Seed(1, 5), Seed(2, 7), Seed(3, null)]);

        Assert.Equal(1, ensemble.Passing(new ExpectationSpec { Name = "e", Metric = "requests.total", AtLeast = 6 }));
        Assert.Equal(2, ensemble.Passing(
            [new ExpectationSpec { Name = "e", Metric = "requests.total", AtLeast = 5 }]));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        SyntheticSeeds.Ensemble.Write(_root);

        var (written, read) = (SyntheticSeeds.Ensemble, RunEnsemble.Read(_root)!);

        Assert.Equal(written.Seeds.Select(s => s.Seed), read.Seeds.Select(s => s.Seed));
        Assert.Equal(written.Seeds.SelectMany(s => s.Metrics), read.Seeds.SelectMany(s => s.Metrics));
        Assert.Equal(written.Bands.Bins.Select(b => b.Time), read.Bands.Bins.Select(b => b.Time));
        Assert.Equal(written.Bands.Bins.SelectMany(b => b.Columns), read.Bands.Bins.SelectMany(b => b.Columns));
        Assert.Equal(435, read.Bands.Bins.Count);
    }

    [Fact]
    public void BandsFile_Columns_AreThoseOfTheContractThrice()
    {
        SyntheticSeeds.Ensemble.Write(_root);
        var head = File.ReadLines(Path.Combine(_root, "bands.csv")).First().Split(',');

        Assert.Equal(1 + 3 * 17, head.Length);
        Assert.Equal(["time", "client_rate_p5", "client_rate_p50", "client_rate_p95", "wire_rate_p5"], head.Take(5));
        Assert.Equal("looping_projects_p95", head[^1]);
    }

    [Fact]
    public void Read_SingleRun_IsNone() => Assert.Null(RunEnsemble.Read(_root));

    [Theory]
    [InlineData("seeds.csv", "seed,requests.total\nseven,1\n", ":2: column 'seed'")]
    [InlineData("seeds.csv", "seed,requests.total\n7,many\n", ":2: 'many' in column 'requests.total'")]
    [InlineData("seeds.csv", "", ":1: no head line")]
    [InlineData("bands.csv", "time\n2022-06-10T12:00:00Z\n", ":2: column 'client_rate_p5' is missing")]
    public void Read_BrokenFile_SaysWhichLine(string file, string text, string words)
    {
        SyntheticSeeds.Ensemble.Write(_root);
        File.WriteAllText(Path.Combine(_root, file), text);

        var error = Assert.Throws<FormatException>(() => RunEnsemble.Read(_root));

        Assert.Contains(file + words, error.Message, StringComparison.Ordinal);
    }

    private static SeedRow Seed(ulong seed, double? total) =>
        new(seed, new Dictionary<string, double?> { ["requests.total"] = total });

    private static Spread Column(SeriesBands bands, int bin, string name)
    {
        var spread = bands.Bins[bin].Columns[SeriesBands.IndexOf(name)];
        return new(Round(spread.Low), Round(spread.Median), Round(spread.High));
    }

    private static double? Round(double? value) => value is { } v ? Math.Round(v, 9) : null;
}
