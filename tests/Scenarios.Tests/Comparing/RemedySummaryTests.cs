using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;
using Xunit;

namespace CdnLab.Scenarios.Tests.Comparing;

public sealed class RemedySummaryTests
{
    private const double Never = double.PositiveInfinity;

    [Fact]
    public void Of_SomeSeedsNeverClean_NeverOnlyWhereTheyAreNeeded()
    {
        var one = new RemedySummary(Comparison(("a", [100, null, 200])), 0);

        Assert.Equal((110, 200, Never), one.Of(f => f.Clean99));
    }

    [Fact]
    public void All_Dominated_AreThoseThatAnotherBeats()
    {
        var all = RemedySummary.All(Comparison(("slow", [300]), ("fast", [100]), ("same", [100])));

        Assert.Equal([true, false, false], all.Select(a => a.Dominated));
    }

    [Fact]
    public void Write_TwiceTheSame_GivesTheSameBytesAndLoadsNothing()
    {
        var comparison = Comparison(("a", [100, null, 200]), ("b", [50, 60, 70]));
        var (first, second) = (Directory.CreateTempSubdirectory(), Directory.CreateTempSubdirectory());
        ComparisonWriter.Write(comparison, first.FullName);
        ComparisonWriter.Write(comparison, second.FullName);

        var files = first.GetFiles("*", SearchOption.AllDirectories);
        Assert.Equal(6, files.Length);
        Assert.All(files, file => Assert.Equal(
            File.ReadAllBytes(file.FullName),
            File.ReadAllBytes(Path.Combine(second.FullName, Path.GetRelativePath(first.FullName, file.FullName)))));
        var page = File.ReadAllText(Path.Combine(first.FullName, "comparison.html"));
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", page, StringComparison.Ordinal);
        first.Delete(recursive: true);
        second.Delete(recursive: true);
    }

    private static RemedyComparison Comparison(params (string Choice, double?[] Clean)[] remedies) => new()
    {
        Scenario = "sample",
        Title = "Sample",
        At = new(2022, 6, 10, 11, 34, 0, TimeSpan.Zero),
        Horizon = 3600,
        BinSeconds = 60,
        CapacityRate = 10,
        ClientRate = 100,
        Command = "cdnlab compare sample",
        Remedies = [.. remedies.Select(r => (r.Choice, "about"))],
        Seeds = [.. remedies[0].Clean.Select((_, i) => (ulong)i)],
        Continuations =
        [
            .. remedies.SelectMany(r => r.Clean.Select((clean, seed) => new Continuation(
                r.Choice, (ulong)seed, new() { Clean99 = clean, Looped = 5 },
                [.. Enumerable.Range(-2, 5).Select(i => new LoadBin(i * 60, i + seed, 0.5, 1, 0, 0.9, 0))]))),
        ],
    };
}
