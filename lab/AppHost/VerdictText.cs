using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost;

/// <summary>The end of a run in words.</summary>
public static class VerdictText
{
    /// <summary>Prints expectations, verdict and where the report is.</summary>
    public static void Print(TextWriter output, RunSummary summary, string directory)
    {
        output.WriteLine();
        var width = summary.Expectations.Select(e => e.Name.Length).DefaultIfEmpty().Max();
        foreach (var e in summary.Expectations)
        {
            var value = e.Value is { } v ? FixedNumber.Format(v) : "not measured";
            output.WriteLine($"  {(e.Passed ? "pass" : "FAIL")}  {e.Name.PadRight(width)}  {value} (wanted {e.Bound})");
        }
        output.WriteLine();
        output.WriteLine($"verdict: {summary.Verdict}");
        output.WriteLine($"report:  {Path.Combine(directory, "report.html")}");
    }
}
