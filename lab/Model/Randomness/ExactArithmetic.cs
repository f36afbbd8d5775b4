namespace CdnLab.Model.Randomness;

/// <summary>Sums and products of two numbers with what rounding loses of them (Dekker 1971, Knuth): value and loss
/// together are exact, short of overflow and underflow.</summary>
internal static class ExactArithmetic
{
    /// <summary>a + b.</summary>
    public static (double Sum, double Lost) Add(double a, double b)
    {
        var sum = a + b;
        var second = sum - a;
        return (sum, a - (sum - second) + (b - second));
    }

    /// <summary>a + b where |a| is at least |b|, or a is 0.</summary>
    public static (double Sum, double Lost) AddSmaller(double a, double b)
    {
        var sum = a + b;
        return (sum, b - (sum - a));
    }

    /// <summary>a x b.</summary>
    public static (double Product, double Lost) Multiply(double a, double b)
    {
        var product = a * b;
        var (aHigh, aLow) = Halve(a);
        var (bHigh, bLow) = Halve(b);
        return (product, aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow);
    }

    // Upper and lower half of the 53 digits, each of which multiplies exactly.
    private static (double High, double Low) Halve(double value)
    {
        var scaled = value * ((1 << 27) + 1);
        var high = scaled - (scaled - value);
        return (high, value - high);
    }
}
