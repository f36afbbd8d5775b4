using CdnLab.Live.Tests.Checking.Crawling;
using CdnLab.Live.Tests.Checking.Mutants;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Properties;

namespace CdnLab.Live.Tests.Checking;

/// <summary>The checker and the crawl on one change.</summary>
/// <param name="Checked">What the checker says.</param>
/// <param name="Crawled">What the crawl found.</param>
/// <param name="Crawl">The crawl.</param>
/// <param name="Stories">The change, and what both tell of it.</param>
internal sealed record Oracle(OracleVerdict Checked, OracleVerdict Crawled, CrawlVerdict Crawl, string Stories)
{
    private const string Missing = "absent-project";

    /// <summary>Whether they agree; a crawl that did not end says nothing of what it did not come to.</summary>
    public bool Agrees => Crawled == OracleVerdict.NotEnded || Checked == Crawled
        || (!Crawl.Whole && (Checked, Crawled) == (OracleVerdict.Loops, OracleVerdict.EndsWrongly));

    public static async Task<Oracle> AskAsync(Mutant mutant, CrawlBounds bounds)
    {
        var change = mutant.Load() ?? throw new ArgumentException(mutant.Findings);
        var report = Check(change, mutant.Project);
        var (loop, wrong) = (Story(report, CheckRule.RedirectCycle), Story(report, CheckRule.RightAnswer));
        var crawl = await CrawlAsync(change, mutant.Project, bounds);
        return new(
            Verdict(loop is not null, wrong is not null, ended: true),
            Verdict(crawl.Loop is not null, crawl.Wrong is not null, crawl.Whole),
            crawl,
            $"{mutant.Text}\nchecker:\n{loop ?? wrong}\ncrawl:\n{Lines(crawl.Loop ?? crawl.Wrong ?? [])}");
    }

    private static OracleVerdict Verdict(bool loops, bool endsWrongly, bool ended) =>
        loops ? OracleVerdict.Loops
        : endsWrongly ? OracleVerdict.EndsWrongly
        : ended ? OracleVerdict.Safe : OracleVerdict.NotEnded;

    // The name and one that does not exist are all that the crawl asks for.
    private static CheckReport Check(ChangeSpec change, string name)
    {
        var only = new CatalogueOptions { Projects = 1, Named = [name] };
        return ChangeCheck.Run(change with { Catalogue = Catalogue.Create(only, 1), Names = [] });
    }

    private static string? Story(CheckReport report, CheckRule rule) =>
        report.Findings.FirstOrDefault(f => f.Rule == rule) is { } finding
            ? Lines(finding.Story.Select(line => line.Exchange is { } one
                ? $"{one.Pop}: GET {one.Url} {one.Status} {one.Location} by {one.ServedBy} {one.Gone}" : line.Text)
                .Prepend(finding.What))
            : null;

    private static async Task<CrawlVerdict> CrawlAsync(ChangeSpec change, string name, CrawlBounds bounds)
    {
        await using var lab = await CrawlLab.StartAsync(change);
        var one = await Crawling.Crawl.RunAsync(change, lab, Missing, bounds);
        if (one.Loop is not null)
        {
            return one;
        }
        var other = await Crawling.Crawl.RunAsync(change, lab, name, bounds);
        return new(
            other.Loop,
            one.Wrong ?? other.Wrong,
            one.States + other.States,
            one.Requests + other.Requests,
            other.Loop is not null || (one.Whole && other.Whole));
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => "  " + l));
}
