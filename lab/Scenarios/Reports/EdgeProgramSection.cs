using CdnLab.Scenarios.Export;

namespace CdnLab.Scenarios.Reports;

/// <summary>What the program that ran as the edge does otherwise than the lab's own.</summary>
internal static class EdgeProgramSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        if (c.EdgeProgram is not { } program)
        {
            yield break;
        }
        yield return new HeadingBlock("Edge program: what differs");
        yield return new ParagraphBlock(
            $"The edges of this run were {Name(program)}, configured from the scenario's own rules. Hit ratio and edge "
            + "counts come from its log. What it does otherwise than the lab's own edge:");
        yield return new TableBlock(
            ["", "built-in edge", Name(program)],
            [.. EdgeDifferences.All
                .Where(row => row.Builtin != row.Of(program))
                .Select(row => new Prose[] { row.What, row.Builtin, row.Of(program) })]);
    }

    private static string Name(EdgeProgram program) => program == EdgeProgram.Varnish ? "Varnish" : "nginx";
}
