using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Tests.Journal;
using Xunit;

namespace CdnLab.Scenarios.Tests.Reports;

public sealed class CalibrationSectionTests
{
    private static readonly CalibrationSpec Pace = new()
    {
        Fitted = "purges.letters.calls_per_second", Value = "0.0133", To = "every letter is purged",
        Metric = "purge.finished_at", Target = 23160, Within = 900, Source = "a status post",
    };

    private static readonly CalibrationSpec Rate = new()
    {
        To = "requests of a day", Metric = "edge.rate_before", Target = 30, Source = "a web page",
    };

    [Fact]
    public void Write_FittedValue_HasItsTargetValueAndDeviation()
    {
        var text = Report(Pace);

        Assert.Contains("## Calibration", text);
        Assert.Contains(
            "| `purges.letters.calls_per_second = 0.0133` | every letter is purged | 15:56:00 | 16:01:30 | +6 min | "
            + "yes, within 15 min |",
            text);
        Assert.Contains("- every letter is purged: a status post", text);
    }

    [Fact]
    public void Write_TooFarOff_SaysSo() =>
        Assert.Contains("**no, not within 60 s**", Report(Pace with { Within = 60 }));

    [Fact]
    public void Write_CheckWithoutFit_ClaimsNothing() =>
        Assert.Contains("| nothing | requests of a day | 30.0/s |", Report(Rate));

    [Theory]
    [InlineData(1, "not claimed")]
    [InlineData(0.05, "at full size only")]
    public void Write_RateInAPartOfTheSize_IsNotHeldAgainstTheWhole(double scale, string expected) =>
        Assert.Contains($"| {expected} |", Report(Rate, scale));

    [Fact]
    public void Write_NoCalibration_HasNoSection() =>
        Assert.DoesNotContain("Calibration", ReportText.Markdown(new SyntheticRun().Record));

    private static string Report(CalibrationSpec entry, double scale = 1)
    {
        var run = new SyntheticRun().Record;
        var header = run.Header with { Calibration = [entry], Options = new() { ["scale"] = scale } };
        return ReportText.Markdown(run with { Header = header }).Replace('\u00a0', ' ');
    }
}
