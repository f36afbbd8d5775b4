using Xunit;

namespace CdnLab.Model.Tests.Randomness;

/// <summary>Pearson's test of counts against probabilities.</summary>
internal static class ChiSquare
{
    /// <summary>The statistic has mean df and variance 2 df; more than six standard deviations above the mean is no
    /// chance at the degrees of freedom used here.</summary>
    public static void AssertFits(IReadOnlyList<int> counts, IReadOnlyList<double> probabilities)
    {
        var total = counts.Sum();
        var statistic = counts.Zip(probabilities, (count, p) => Math.Pow(count - total * p, 2) / (total * p)).Sum();
        var freedom = counts.Count - 1;
        Assert.InRange(statistic, 0, freedom + 6 * Math.Sqrt(2.0 * freedom));
    }
}
