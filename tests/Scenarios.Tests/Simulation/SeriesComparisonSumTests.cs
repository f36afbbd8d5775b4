using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>The simulator against the brute force, over all cases together: what is too small to be seen in one.</summary>
public sealed class SeriesComparisonSumTests
{
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
        var rows = ComparisonCases.All.AsParallel().AsOrdered().SelectMany(c => Comparisons.Of(c.Name).Rows)
            .Where(row => row.Phase == "whole").ToList();
        var found = rows.GroupBy(row => row.Quantity).Select(g => (g.Key.Name, Z: statistic([.. g]))).ToList();

        Assert.True(
            found.TrueForAll(f => Math.Abs(f.Z) < limit),
            string.Join('\n', found.OrderByDescending(f => Math.Abs(f.Z)).Select(f => $"{f.Name,-24} {f.Z,6:0.00}")));
    }
}
