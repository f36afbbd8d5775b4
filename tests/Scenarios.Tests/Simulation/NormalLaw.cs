namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>What statistical tests need of the normal law.</summary>
internal static class NormalLaw
{
    /// <summary>Welch's statistic for the difference of two means, brought from Student's law with Satterthwaite's
    /// degrees of freedom to the normal one (Wallace 1959); infinite for constants that differ.</summary>
    /// <param name="a">One sample.</param>
    /// <param name="b">The other.</param>
    /// <param name="resolution">Relative difference that means nothing.</param>
    public static double WelchZ(Moments a, Moments b, double resolution = 0)
    {
        var (first, second) = (a.Variance / a.Count, b.Variance / b.Count);
        var (difference, square) = (a.Mean - b.Mean, first + second);
        // At least what is left of equal sums in another order.
        var excess = Math.Abs(difference)
            - Math.Max(resolution, 1e-9) * Math.Max(Math.Abs(a.Mean), Math.Abs(b.Mean));
        if (excess <= 0)
        {
            return 0;
        }
        var freedom = square * square / (first * first / (a.Count - 1) + second * second / (b.Count - 1));
        return Math.Sign(difference)
            * (square > 0 ? OfStudent(excess / Math.Sqrt(square), freedom) : double.PositiveInfinity);
    }

    /// <summary>Student's statistic for the difference of a mean from what it should be, brought to the normal law.
    /// </summary>
    public static double StudentZ(Moments sample, double expected)
    {
        var t = (sample.Mean - expected) / (sample.Deviation / Math.Sqrt(sample.Count));
        return Math.Sign(t) * OfStudent(Math.Abs(t), sample.Count - 1);
    }

    /// <summary>The normal number that is as unlikely as a number of Student's law.</summary>
    public static double OfStudent(double t, double freedom) =>
        (8 * freedom + 1) / (8 * freedom + 3) * Math.Sqrt(freedom * Math.Log(1 + t * t / freedom));

    /// <summary>The bound that |z| of the normal law exceeds with a small probability.</summary>
    public static double TwoSidedLimit(double probability)
    {
        var (low, high) = (1.0, 38.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = 2 * UpperTail(middle) > probability ? (middle, high) : (low, middle);
        }
        return high;
    }

    /// <summary>The probability of more than <paramref name="z"/>, from 1, by Laplace's continued fraction.</summary>
    public static double UpperTail(double z)
    {
        var fraction = z;
        for (var i = 200; i > 0; i--)
        {
            fraction = z + i / fraction;
        }
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / fraction;
    }
}
