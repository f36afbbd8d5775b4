using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Simulation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

public sealed class MemoryBudgetTests : IDisposable
{
    private readonly SimulateLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData(0, 8, null, 2, 2)]
    [InlineData(400, 8, null, 4, 2)]
    [InlineData(1000, 8, null, 4, 1)]
    [InlineData(1001, 8, null, 4, 0)]
    [InlineData(500, 8, 2, 4, 2)]
    [InlineData(501, 8, 2, 4, 0)]
    [InlineData(501, 1, 8, 4, 1)]
    [InlineData(1, 3, 8, 2, 3)]
    public void Jobs_RunsAndMemory_AsManyAsFit(long bytes, int runs, int? jobs, int processors, int expected) =>
        Assert.Equal(expected, new MemoryBudget(bytes, 1, 1000).Jobs(runs, jobs, processors));

    [Theory]
    [InlineData(999.0, "999 B")]
    [InlineData(1234.0, "1.2 kB")]
    [InlineData(7_800_000_000.0, "7.8 GB")]
    [InlineData(31_400_000_000.0, "31 GB")]
    [InlineData(5e15, "5000 TB")]
    public void Size_Bytes_AreRounded(double bytes, string expected) =>
        Assert.Equal(expected, MemoryBudget.Size(bytes));

    [Fact]
    public void Simulate_RunTooLarge_IsRefusedWithTheScaleThatFits()
    {
        Memory(available: 3_000_000_000, perProject: 100_000_000);

        var (code, output, error) = _lab.Run();

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Equal(
            "error: a run takes about 10 GB of memory for 100 cells, and this process may use 3.0 GB; "
            + "fix: --scale 0.3 (about 3.0 GB)\n",
            error);
        Assert.Empty(_lab.Engine.Runs);
        Assert.False(Directory.Exists(_lab.Out));
    }

    [Fact]
    public void Simulate_ScaledRunTooLarge_TheScaleToldIsOfTheFullSize()
    {
        Memory(available: 3_000_000_000, perProject: 100_000_000);

        Assert.Contains(
            "fix: --scale 0.3 (about 3.0 GB)\n", _lab.Run("--scale", "0.8").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_TooManyAtOnce_IsRefusedWithTheJobsThatFit()
    {
        Memory(available: 3_000_000_000, perProject: 10_000_000);

        var (code, _, error) = _lab.Run("--seeds", "8", "--jobs", "4");

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Equal(
            "error: 4 runs at once take about 4.0 GB of memory for 100 cells each, and this process may use 3.0 GB; "
            + "fix: --jobs 3, or --scale 0.75 (about 750 MB)\n",
            error);
    }

    [Fact]
    public void Simulate_ManySeedsAndLittleMemory_AreDoneOneAtATime()
    {
        Memory(available: 1_500_000_000, perProject: 10_000_000);

        Assert.Equal(ExitCode.Pass, _lab.Run("--seeds", "3").Code);
        Assert.Equal(1, _lab.Engine.ActiveMax);
    }

    [Fact]
    public void Simulate_Sweep_TheLargestValueCounts()
    {
        _lab.Environment = _lab.Environment with
        {
            Memory = 35,
            Estimate = (spec, _) => new SimulationEstimate(1, (long)spec.Clients.Rate),
        };

        Assert.Contains(
            "a run takes about 40 B", _lab.Run("--sweep", "clients.rate=10|40").Error, StringComparison.Ordinal);
    }

    private void Memory(long available, long perProject) => _lab.Environment = _lab.Environment with
    {
        Memory = available,
        Estimate = (spec, _) => new SimulationEstimate(spec.Catalogue.Projects, spec.Catalogue.Projects * perProject),
    };
}
