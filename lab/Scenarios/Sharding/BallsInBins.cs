namespace CdnLab.Scenarios.Sharding;

/// <summary>Keys thrown into buckets at random, each bucket as likely as the next.</summary>
public static class BallsInBins
{
    /// <summary>A bound on the expected number of keys in the fullest bucket: m + sqrt(2 m' ln b) + ln(b) / 3 with
    /// n keys, b buckets, m = n / b and m' = m (1 - 1 / b). The count of a bucket is binomial, so sub-gamma with
    /// variance m' and scale 1/3; the rest is the maximal inequality for such (Boucheron, Lugosi and Massart,
    /// Concentration Inequalities, 2013, corollary 2.6). The counts need not be independent.</summary>
    /// <param name="keys">Number of keys, from 0.</param>
    /// <param name="buckets">Number of buckets, from 1.</param>
    public static double ExpectedMaxBound(int keys, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keys);
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        var mean = (double)keys / buckets;
        var log = Math.Log(buckets);
        return Math.Min(keys, mean + Math.Sqrt(2 * mean * (1 - 1.0 / buckets) * log) + log / 3);
    }
}
