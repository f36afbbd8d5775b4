namespace CdnLab.Scenarios.Reports;

/// <summary>The charts.</summary>
internal static class PlotsSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        if (c.Charts.Count == 0)
            yield break;
        yield return new HeadingBlock("Plots");
        if (c.Summary.Purge is not null)
            yield return new ParagraphBlock("The shaded span is the time of the purge.");
        foreach (var chart in c.Charts)
            yield return new FigureBlock(chart);
    }
}
