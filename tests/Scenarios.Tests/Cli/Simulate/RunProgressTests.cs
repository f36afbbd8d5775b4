using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli.Simulate;

public sealed class RunProgressTests
{
    private static readonly DateTimeOffset Noon = new(2022, 6, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _output = new();

    [Fact]
    public void Report_WithinTwoSeconds_ShowsNothing()
    {
        var progress = Progress(runs: 1);

        After(1.999, progress, 0, 0.5);
        progress.Clear();

        Assert.Equal("", _output.ToString());
    }

    [Fact]
    public void Report_OneRun_TellsWhereItIsAndWhatIsLeft()
    {
        After(10, Progress(runs: 1), 0, 0.25);

        Assert.Equal("\rsample: 2022-06-10 12:00, 25 %, about 30 s left", _output.ToString());
    }

    [Fact]
    public void Report_SeveralRuns_TellsOfAllOfThem()
    {
        var progress = Progress(runs: 4);
        progress.Finish(0);

        After(10, progress, 1, 0.6);

        Assert.Equal("\rsample: 1 of 4 runs done, 40 %, about 15 s left", _output.ToString());
    }

    [Fact]
    public void Report_BarelyBegun_GuessesNothing()
    {
        After(3, Progress(runs: 1), 0, 0.001);

        Assert.Equal("\rsample: 2022-06-10 12:00, 0 %", _output.ToString());
    }

    [Fact]
    public void Report_ShorterLine_CoversTheLongerOne()
    {
        var progress = Progress(runs: 1);
        After(1000, progress, 0, 0.09);
        var first = _output.ToString();

        After(1000, progress, 0, 0.999);
        var second = _output.ToString()[first.Length..];
        progress.Clear();

        Assert.Equal(first.Length, second.Length);
        Assert.EndsWith(" ", second, StringComparison.Ordinal);
        Assert.Contains("99 %", second.Replace("100 %", "99 %"), StringComparison.Ordinal);
        Assert.EndsWith("\r", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ManyTimesASecond_ShowsTenOfThem()
    {
        var progress = Progress(runs: 1);
        _time.Advance(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 1000; i++)
            After(0.001, progress, 0, 0.5);

        Assert.Equal(10, _output.ToString().Count(c => c == '\r'));
    }

    [Fact]
    public void Report_NarrowTerminal_StaysOnOneLine()
    {
        After(10, Progress(runs: 1, width: 20), 0, 0.25);

        Assert.Equal("\rsample: 2022-06-10 ", _output.ToString());
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void Simulate_LongRun_ShowsProgressOnATerminalUnlessQuiet(bool terminal, bool quiet, bool shows)
    {
        using var lab = new SimulateLab { ErrorIsTerminal = terminal };
        lab.Engine.BeforeBin = (_, _) => lab.Time.Advance(TimeSpan.FromSeconds(1));

        var error = lab.Run(quiet ? ["--quiet"] : []).Error;

        Assert.Equal(shows, error.Contains("left", StringComparison.Ordinal));
        Assert.EndsWith(shows ? "\r" : "", error, StringComparison.Ordinal);
    }

    private RunProgress Progress(int runs, int width = 80) => new(_output, width, "sample", runs, _time);

    private void After(double seconds, RunProgress progress, int run, double done)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        progress.Of(run).Report(new(Noon, done, 0));
    }
}
