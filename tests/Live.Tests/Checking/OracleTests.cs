using System.Globalization;
using CdnLab.Live.Tests.Checking.Crawling;
using CdnLab.Live.Tests.Checking.Mutants;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Checking;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Properties;
using Xunit;

namespace CdnLab.Live.Tests.Checking;

/// <summary>The checker says of changes altered at random what a crawl by brute force finds, over real HTTP, through
/// every cache. More of them: <c>bench/run-check-oracle.sh</c>.</summary>
[Trait("Category", "Live")]
public sealed class OracleTests(ITestOutputHelper output)
{
    private const string Missing = "absent-project";

    /// <summary>Mutants; other seeds and bounds by environment.</summary>
    private static readonly ulong First = Number("CDNLAB_ORACLE_FIRST", 1), Count = Number("CDNLAB_ORACLE_COUNT", 46);

    private static readonly CrawlBounds Bounds = new(
        (int)Number("CDNLAB_ORACLE_STATES", 800), (int)Number("CDNLAB_ORACLE_ELAPSES", 1));

    private static readonly string? Out = Environment.GetEnvironmentVariable("CDNLAB_ORACLE_OUT");

    [Fact]
    public async Task Check_OfMutants_SaysWhatACrawlOfRealHttpFinds()
    {
        var tally = new OracleTally();
        var wrong = new List<string>();
        for (var seed = First; seed < First + Count; seed++)
        {
            var mutant = Mutator.Of(seed);
            var change = mutant.Load()!;
            var report = Check(change, mutant.Project);
            var (loop, wrongEnd) = (Story(report, CheckRule.RedirectCycle), Story(report, CheckRule.RightAnswer));
            var crawled = await CrawlAsync(change, mutant.Project);
            var expected = Verdict(loop is not null, wrongEnd is not null, ended: true);
            var actual = Verdict(crawled.Loop is not null, crawled.Wrong is not null, crawled.Whole);
            // A crawl that did not end says nothing of what it did not come to.
            var agrees = actual == OracleVerdict.NotEnded || expected == actual
                || (!crawled.Whole && (expected, actual) == (OracleVerdict.Loops, OracleVerdict.EndsWrongly));
            tally.Add(mutant.Name, actual, agrees, crawled.States, crawled.Requests);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{mutant.Name}: {actual}, {crawled.States} states, {crawled.Requests} requests"));
            if (!agrees)
            {
                wrong.Add($"seed {seed}: checker {expected}, crawl {actual}\n{mutant.Text}"
                    + $"\nchecker:\n{loop ?? wrongEnd}\ncrawl:\n{Lines(crawled.Loop ?? crawled.Wrong ?? [])}");
            }
        }
        output.WriteLine(tally.ToString());
        if (Out is not null)
        {
            await File.WriteAllTextAsync(Out, tally.ToString());
        }
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.True(tally.Judged >= 30 && tally.Loops >= 10 && tally.Safe >= 10, tally.ToString());
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

    private static async Task<CrawlVerdict> CrawlAsync(ChangeSpec change, string name)
    {
        await using var lab = await CrawlLab.StartAsync(change);
        var one = await Crawl.RunAsync(change, lab, Missing, Bounds);
        if (one.Loop is not null)
        {
            return one;
        }
        var other = await Crawl.RunAsync(change, lab, name, Bounds);
        return new(
            other.Loop,
            one.Wrong ?? other.Wrong,
            one.States + other.States,
            one.Requests + other.Requests,
            other.Loop is not null || (one.Whole && other.Whole));
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(l => "  " + l));

    private static ulong Number(string name, ulong absent) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number : absent;
}
