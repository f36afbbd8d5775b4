using CdnLab.Scenarios.Cli;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli;

public sealed class PlanCommandTests : IDisposable
{
    private static readonly string[] Small = ["soft-purge-trap", "--scale", "0.02", "--jobs", "1"];
    private readonly string _out = Directory.CreateTempSubdirectory("cdnlab-plan-").FullName;

    [Fact]
    public void Plan_SmallScenario_IsWrittenTheSameTwice()
    {
        string[] args =
        [
            .. Small, "--cap", "0.9", "--deadline", "1h", "--strategies", "affected:hard,affected:soft,all",
            "--calls-per-hour", "200000", "--seeds", "3", "--budget", "5",
        ];
        var (code, output, _) = Run([.. args, "--out", Path.Combine(_out, "a")]);
        Run([.. args, "--out", Path.Combine(_out, "b")]);

        Assert.Equal(ExitCode.Pass, code);
        Assert.Contains("affected:hard: 99 % of the projects are clean", output, StringComparison.Ordinal);
        Assert.Contains("Keep to 200 k calls an hour", Unwrapped(output), StringComparison.Ordinal);
        var files = Directory.GetFiles(Path.Combine(_out, "a"), "*", SearchOption.AllDirectories);
        Assert.Equal(
            ["expected.svg", "plan.html", "plan.json", "plan.md"], files.Select(Path.GetFileName).Order());
        Assert.All(files, file => Assert.Equal(
            File.ReadAllBytes(file),
            File.ReadAllBytes(Path.Combine(_out, "b", Path.GetRelativePath(Path.Combine(_out, "a"), file)))));
        var page = File.ReadAllText(Path.Combine(_out, "a", "plan.html"));
        Assert.Contains("<ol>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_DeadlineThatNoneMeets_SaysWhatIsNearest()
    {
        var (code, output, error) = Run(
            [.. Small, "--cap", "0.9", "--deadline", "2s", "--horizon", "1h", "--strategies",
                "affected:hard:calls_per_second=0.5,wait",
                "--seeds", "2", "--budget", "2", "--out", _out]);

        Assert.Equal((ExitCode.Fail, ""), (code, error));
        Assert.Contains("Not possible: none of 2 candidates", Unwrapped(output), StringComparison.Ordinal);
        Assert.Contains(
            "The nearest is affected:hard:calls_per_second=0.5: 99 % clean after", Unwrapped(output),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_CapBelowTheIdleLoad_SaysHowMuchThatIs()
    {
        var (code, output, _) = Run(
            [.. Small, "--cap-rate", "0.001", "--strategies", "wait", "--seeds", "2", "--after", "50m", "--out", _out]);

        Assert.Equal(ExitCode.Fail, code);
        Assert.Contains("Not possible: before anything is done the origin gets", Unwrapped(output),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_EverythingWrong_IsToldAtOnce()
    {
        var (code, output, error) = Run(
            "plan", "soft-purge-trap", "--strategies", "lettres,wait", "--cap", "2", "--quota", "0", "--seeds", "1",
            "--deadline", "x", "--points", "101", "--budget", "0");

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        string[] expected =
        [
            "--max-utilization 2", "--deadline x", "--quota 0", "--points 101", "--budget 0", "--seeds 1",
            "did you mean 'letters'?",
        ];
        Assert.All(expected, word => Assert.Contains(word, error, StringComparison.Ordinal));
        Assert.Equal(expected.Length, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Plan_WithoutACap_AsksForOne() => Assert.Contains(
        "a plan needs a cap for the origin", Run("plan", "soft-purge-trap").Error, StringComparison.Ordinal);

    [Fact]
    public void Plan_Questions_AreAnsweredWithoutACap()
    {
        var (code, output, error) = Run(
            [.. Small, "--questions", "--seeds", "2", "--horizon", "1h", "--out", _out]);

        Assert.Equal((ExitCode.Pass, ""), (code, error));
        Assert.Contains("With 1 a letter the purge is through within 1 h 00, "
            + "but", Unwrapped(output), StringComparison.Ordinal);
        Assert.Matches("all:hard +×4 ", output);
        Assert.Contains("back: roll-back", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_out, "questions.md")));
    }

    public void Dispose() => Directory.Delete(_out, recursive: true);

    private static string Unwrapped(string text) => text.Replace('\n', ' ').Replace("  ", " "
        + "", StringComparison.Ordinal);

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CdnLabCommand.Run(
            args[0] == "plan" ? args : ["plan", .. args], new Terminal(output, error, 200, colour: false));
        return (code, output.ToString(), error.ToString());
    }
}
