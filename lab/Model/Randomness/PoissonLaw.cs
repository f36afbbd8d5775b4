namespace CdnLab.Model.Randomness;

/// <summary>Draws from the Poisson law: exact in law for every mean, in time that does not grow with it.</summary>
public static class PoissonLaw
{
    /// <summary>Largest mean: counts far above it would no longer be exact numbers.</summary>
    public const double MeanMax = 1e15;

    private const double LogSqrtTwoPi = 0.9189385332046728;

    // Below it the sum of a few arrivals is faster.
    private const double ProductMax = 10;

    /// <summary>Draws a count.</summary>
    public static long Draw(double mean, RandomStream random) =>
        mean < ProductMax ? Product(mean, random) : TransformedRejection(mean, random);

    /// <summary>Arrivals until their exponential gaps, as a product of uniform numbers, exceed the mean.</summary>
    private static long Product(double mean, RandomStream random)
    {
        var limit = PortableMath.Exp(-mean);
        var count = 0L;
        for (var product = random.NextUnit(); product > limit; product *= random.NextUnit())
        {
            count++;
        }
        return count;
    }

    /// <summary>Algorithm PTRS of Hörmann, "The transformed rejection method for generating Poisson random variables"
    /// (1993). The logarithm of the probability is Loader's, which does not cancel at large means.</summary>
    private static long TransformedRejection(double mean, RandomStream random)
    {
        var b = 0.931 + 2.53 * Math.Sqrt(mean);
        var a = -0.059 + 0.02483 * b;
        var inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        var certain = 0.9277 - 3.6224 / (b - 2);
        while (true)
        {
            var u = random.NextUnit() - 0.5;
            var v = random.NextUnit();
            var margin = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / margin + b) * u + mean + 0.43);
            if (margin >= 0.07 && v <= certain)
            {
                return (long)k;
            }
            // At a margin of 0 the count is infinite; its probability is not.
            if (!(k >= 0) || k > 9e15 || (margin < 0.013 && v > margin))
            {
                continue;
            }
            if (PortableMath.Log(v * inverseAlpha / (a / (margin * margin) + b)) <= LogProbability((long)k, mean))
            {
                return (long)k;
            }
        }
    }

    /// <summary>Logarithm of the probability of a count (Loader, "Fast and accurate computation of binomial
    /// probabilities", 2000).</summary>
    public static double LogProbability(long count, double mean) =>
        count == 0
            ? -mean
            : -Deviance(count, mean) - StirlingRest(count) - 0.5 * PortableMath.Log(count) - LogSqrtTwoPi;

    // k log(k / m) + m - k, by its series where the terms would cancel.
    private static double Deviance(double k, double mean)
    {
        var v = (k - mean) / (k + mean);
        if (Math.Abs(v) >= 0.1)
        {
            return k * PortableMath.Log(k / mean) + mean - k;
        }
        var sum = (k - mean) * v;
        var power = 2 * k * v;
        for (var i = 3; ; i += 2)
        {
            power *= v * v;
            var next = sum + power / i;
            if (next == sum)
            {
                return sum;
            }
            sum = next;
        }
    }

    // log k! less Stirling's formula for it.
    private static double StirlingRest(long k)
    {
        if (k >= 15)
        {
            var square = (double)k * k;
            return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / k;
        }
        var factorial = 1.0;
        for (var i = 2; i <= k; i++)
        {
            factorial *= i;
        }
        return PortableMath.Log(factorial) - ((k + 0.5) * PortableMath.Log(k) - k + LogSqrtTwoPi);
    }
}
