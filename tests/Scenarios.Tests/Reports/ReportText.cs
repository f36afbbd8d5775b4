using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Tests.Reports;

/// <summary>Both forms of a run's report.</summary>
internal static class ReportText
{
    public static string Markdown(RunRecord record) => MarkdownRenderer.Render(ReportComposer.Compose(record));

    public static string Html(RunRecord record) => HtmlRenderer.Render(ReportComposer.Compose(record));

    public static IEnumerable<string> Headings(RunRecord record) =>
        ReportComposer.Compose(record).Blocks.OfType<HeadingBlock>().Select(heading => heading.Text);
}
