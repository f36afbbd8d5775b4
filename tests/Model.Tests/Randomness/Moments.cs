using Xunit;

namespace CdnLab.Model.Tests.Randomness;

/// <summary>Mean and variance of a sample against a law, within five standard errors.</summary>
internal static class Moments
{
    /// <param name="sample">Independent draws.</param>
    /// <param name="mean">Mean of the law.</param>
    /// <param name="variance">Its variance.</param>
    /// <param name="fourth">Its fourth central moment, which sets the error of the sample variance.</param>
    public static void AssertFit(IReadOnlyCollection<double> sample, double mean, double variance, double fourth)
    {
        var meanSeen = sample.Average();
        var varianceSeen = sample.Sum(x => (x - meanSeen) * (x - meanSeen)) / (sample.Count - 1);
        var meanBound = 5 * Math.Sqrt(variance / sample.Count);
        var varianceBound = 5 * Math.Sqrt((fourth - variance * variance) / sample.Count);
        Assert.InRange(meanSeen, mean - meanBound, mean + meanBound);
        Assert.InRange(varianceSeen, variance - varianceBound, variance + varianceBound);
    }
}
