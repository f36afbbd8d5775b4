using System.Globalization;
using CdnLab.Live.Tests.Checking.Crawling;
using CdnLab.Live.Tests.Checking.Mutants;
using Xunit;

namespace CdnLab.Live.Tests.Checking;

/// <summary>The checker says of changes altered at random what a crawl by brute force finds, over real HTTP, through
/// every cache. More of them: <c>bench/run-check-oracle.sh</c>.</summary>
[Trait("Category", "Live")]
public sealed class OracleTests(ITestOutputHelper output)
{
    /// <summary>Mutants; other seeds and bounds by environment.</summary>
    private static readonly ulong First = Number("CDNLAB_ORACLE_FIRST", 1), Count = Number("CDNLAB_ORACLE_COUNT", 64);

    private static readonly CrawlBounds Bounds = new(
        (int)Number("CDNLAB_ORACLE_STATES", 1500), (int)Number("CDNLAB_ORACLE_ELAPSES", 1));

    private static readonly string? Out = Environment.GetEnvironmentVariable("CDNLAB_ORACLE_OUT");

    /// <summary>What the changes are before they are altered; a crawl that ends knows.</summary>
    [Theory]
    [InlineData("origin-first", OracleVerdict.Loops)]
    [InlineData("edge-first", OracleVerdict.Loops)]
    [InlineData("new-keys", OracleVerdict.Safe)]
    [InlineData("guard", OracleVerdict.Safe)]
    [InlineData("wait", OracleVerdict.Safe)]
    [InlineData("purge", OracleVerdict.Safe)]
    [InlineData("slash", OracleVerdict.Loops)]
    [InlineData("no-redirect-kept", OracleVerdict.Safe)]
    public async Task Check_OfAChangeAsItIs_SaysWhatACrawlFinds(string name, object verdict)
    {
        var oracle = await Oracle.AskAsync(MutantBases.All.Single(mutant => mutant.Name == name), Bounds);

        Assert.True(verdict.Equals(oracle.Checked) && verdict.Equals(oracle.Crawled), oracle.ToString());
    }

    [Fact]
    public async Task Check_OfMutants_SaysWhatACrawlOfRealHttpFinds()
    {
        var tally = new OracleTally();
        var wrong = new List<string>();
        for (var seed = First; seed < First + Count; seed++)
        {
            var mutant = Mutator.Of(seed);
            var oracle = await Oracle.AskAsync(mutant, Bounds);
            tally.Add(mutant.Name, oracle);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{mutant.Name}: {oracle.Crawled}, {oracle.Crawl.States} states, {oracle.Crawl.Requests} requests"));
            if (!oracle.Agrees)
            {
                wrong.Add($"seed {seed}: checker {oracle.Checked}, crawl {oracle.Crawled}\n{oracle.Stories}");
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

    private static ulong Number(string name, ulong absent) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number : absent;
}
