using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>What the scenario expected and what came out.</summary>
internal static class ExpectationSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        if (c.Summary.Expectations.Count == 0)
            yield break;
        yield return new HeadingBlock("Expectations");
        yield return new TableBlock(
            ["expectation", c.Simulated ? "value" : "measured", "bound", "result"],
            [.. c.Summary.Expectations.Select(Row)], 1, 2);
    }

    private static Prose[] Row(ExpectationResult result) =>
    [
        result.Name,
        result.Value is { } value ? FixedNumber.Format(value) : "not in this run",
        result.Bound,
        result.Passed ? "met" : Inline.Strong("not met"),
    ];
}
