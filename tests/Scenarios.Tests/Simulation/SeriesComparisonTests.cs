using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>The simulator against the brute force: the same law of every series in every phase.</summary>
public sealed class SeriesComparisonTests
{
    public static TheoryData<string> Names => ComparisonCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Means_AnyCase_AreThoseOfTheBruteForce(string name)
    {
        var comparison = Comparisons.Of(name);

        Assert.True(comparison.Differences.Count == 0, comparison.Table());
    }

    [Fact]
    public void Means_AllCasesTogether_LeanNeitherWay() => AssertSmall(rows =>
    {
        var found = rows.Where(row => row.Quantity.Resolution == 0 && row.Z != 0).Select(row => row.Z).ToList();
        return found.Count == 0 ? 0 : found.Sum() / Math.Sqrt(found.Count);
    });

    [Fact]
    public void Variances_AllCasesTogether_AreThoseOfTheBruteForce() => AssertSmall(rows =>
    {
        var found = rows.Where(row => row.Quantity.Resolution == 0).Select(row => row.Spread).OfType<double>().ToList();
        return found.Count < 5 ? 0 : NormalLaw.StudentZ(Moments.Of(found), 0);
    });

    /// <summary>Asserts that a statistic of each quantity, over the whole runs of all cases, is one that chance brings
    /// about.</summary>
    private static void AssertSmall(Func<IReadOnlyList<ComparedQuantity>, double> statistic)
    {
        var limit = NormalLaw.TwoSidedLimit(1e-3 / Quantity.All.Count);
        var rows = ComparisonCases.All.SelectMany(c => Comparisons.Of(c.Name).Rows).Where(row => row.Phase == "whole");
        var found = rows.GroupBy(row => row.Quantity).Select(g => (g.Key.Name, Z: statistic([.. g]))).ToList();

        Assert.True(
            found.TrueForAll(f => Math.Abs(f.Z) < limit),
            string.Join('\n', found.OrderByDescending(f => Math.Abs(f.Z)).Select(f => $"{f.Name,-24} {f.Z,6:0.00}")));
    }
}
