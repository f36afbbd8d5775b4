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
}
