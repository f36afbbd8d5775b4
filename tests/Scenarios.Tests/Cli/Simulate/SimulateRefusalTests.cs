using CdnLab.Scenarios.Cli;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

/// <summary>What <c>cdnlab simulate</c> does not do, and says so.</summary>
public sealed class SimulateRefusalTests : IDisposable
{
    private readonly SimulateLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("--scale", "0")]
    [InlineData("--scale", "-1")]
    [InlineData("--scale", "NaN")]
    [InlineData("--scale", "Infinity")]
    [InlineData("--scale", "0.0000001")]
    [InlineData("--scale", "100.5")]
    [InlineData("--scale", "half")]
    [InlineData("--scale", "0,5")]
    [InlineData("--seeds", "0")]
    [InlineData("--seeds", "-2")]
    [InlineData("--seeds", "1.5")]
    [InlineData("--jobs", "0")]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "18446744073709551616")]
    [InlineData("--sweep", "clients.rate")]
    [InlineData("--sweep", "clients.rate=5")]
    [InlineData("--sweep", "clients.rate=5|5")]
    [InlineData("--sweep", "clients.rate=5|")]
    [InlineData("--sweep", "=5|6")]
    public void Simulate_BadValue_IsRefusedWithAFix(string option, string value)
    {
        var (code, output, error) = _lab.Run(option, value);

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.StartsWith($"error: {option} {value}: ", error, StringComparison.Ordinal);
        Assert.Contains($"; fix: {option} ", error, StringComparison.Ordinal);
        Assert.Empty(_lab.Engine.Runs);
        Assert.False(Directory.Exists(_lab.Out));
    }

    [Fact]
    public void Simulate_ManyMistakes_AreAllToldAtOnce()
    {
        var (code, _, error) = _lab.Run("--scale", "0", "--seeds", "0", "--set", "nonsense=1", "--jobs", "none");

        Assert.Equal(ExitCode.InvalidInput, code);
        Assert.Equal(
            [
                "--set nonsense=1:1:1: error LAB005: unknown key; another one", "error: --seeds 0", "error: --scale 0",
                "error: --jobs none",
            ],
            error.TrimEnd().Split('\n').Select(line => line.StartsWith("error", StringComparison.Ordinal)
                ? line[..line.IndexOf(':', 7)] : line));
    }

    [Theory]
    [InlineData("--seeds 2 --sweep clients.rate=5|6", "--seeds and --sweep exclude each other")]
    [InlineData("--seed 18446744073709551615 --seeds 2", "there are not so many seeds from 18446744073709551615 on")]
    public void Simulate_OptionsThatDoNotGoTogether_AreRefused(string args, string words)
    {
        var (code, output, error) = _lab.Run(args.Split(' '));

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Contains("fix: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulate_EngineThrows_IsABugThatNamesItsSeed()
    {
        _lab.Engine.BeforeBin = (_, bin) => throw new InvalidOperationException("negative count");

        var (code, _, error) = _lab.Run("--seed", "9");

        Assert.Equal(ExitCode.Bug, code);
        Assert.Contains("a bug in the simulator shows with --seed 9", error, StringComparison.Ordinal);
        Assert.Contains("negative count", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_lab.In("journal.jsonl")));
    }

    [Fact]
    public void Simulate_OutIsAFile_IsToldBeforeAnythingRuns()
    {
        File.WriteAllText(_lab.Out, "in the way");

        var (code, output, error) = _lab.Run();
        File.Delete(_lab.Out);

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Contains("fix: name another directory with --out", error, StringComparison.Ordinal);
        Assert.Empty(_lab.Engine.Runs);
    }
}
