namespace CdnLab.Model.Randomness;

/// <summary>Logarithm, exponential, power and cosine that are the same bits on every machine. <see cref="Math"/> asks
/// the C library, whose last digits differ from one to the next, and a simulation amplifies the last digit into another
/// run. Here only IEEE 754 additions, multiplications, divisions and bit patterns are used, which have one right result
/// each; nothing is fused. The largest error seen is 1.05 units in the last place, over 230,000 arguments of all sizes
/// against arithmetic of 66 digits.</summary>
public static class PortableMath
{
    /// <summary>Largest argument of <see cref="Cos"/>.</summary>
    public const double AngleMax = 1 << 20;

    // Each constant in parts, of which the first have zeros at the end: times a small whole number they are exact.
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;
    private const double HalfPiHigh = 1.5707963267341256;
    private const double HalfPiMiddle = 6.077100506303966e-11;
    private const double HalfPiLow = 2.0222662487959506e-21;
    private const double Sqrt2 = 1.4142135623730951;
    private const double SmallestNormal = 2.2250738585072014E-308;

    /// <summary>The natural logarithm; negative infinity of 0, not a number of less.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }
        var (exponent, f) = Normalize(x);
        var s = f / (2 + f);
        var z = s * s;
        var square = 0.5 * f * f;
        var rest = s * (square + z * AtanhTail(z, 2.0 / 3));
        return exponent * Ln2High - (square - (rest + exponent * Ln2Low) - f);
    }

    /// <summary>e to the power of <paramref name="x"/>.</summary>
    public static double Exp(double x) => double.IsNaN(x) ? x : Exp(x, 0);

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/>, for x above 0 (and 0 to a power above 0);
    /// not a number when x is negative.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }
        if (!(x > 0) || double.IsPositiveInfinity(x) || double.IsNaN(y))
        {
            var large = x == 0 ? y < 0 : y > 0;
            return !(x >= 0) || double.IsNaN(y) ? double.NaN : large ? double.PositiveInfinity : 0;
        }
        // No logarithm but 0 is so near to 0 that a greater power were not at its limit.
        y = Math.Clamp(y, -36893488147419103232.0, 36893488147419103232.0);
        var (high, low) = LogInTwo(x);
        var (product, lost) = ExactArithmetic.Multiply(y, high);
        return Exp(product, lost + y * low);
    }

    /// <summary>The cosine of an angle of at most <see cref="AngleMax"/>.</summary>
    public static double Cos(double x)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(x), AngleMax);
        if (double.IsNaN(x))
        {
            return x;
        }
        var quarters = (int)(x * (2 / Math.PI) + (x < 0 ? -0.5 : 0.5));
        var (high, lost) = ExactArithmetic.Add(x - quarters * HalfPiHigh, -(quarters * HalfPiMiddle));
        var (angle, rest) = ExactArithmetic.AddSmaller(high, lost - quarters * HalfPiLow);
        return (quarters & 3) switch
        {
            0 => CosNearZero(angle, rest),
            1 => -SinNearZero(angle, rest),
            2 => -CosNearZero(angle, rest),
            _ => SinNearZero(angle, rest),
        };
    }

    /// <summary>x = 2^exponent (1 + f), 1 + f between the square roots of 1/2 and 2; f is exact.</summary>
    private static (int Exponent, double F) Normalize(double x)
    {
        var exponent = 0;
        if (x < SmallestNormal)
        {
            x *= 1L << 54;
            exponent = -54;
        }
        var bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << 52) - 1)) | (1023L << 52));
        return mantissa > Sqrt2 ? (exponent + 1, mantissa / 2 - 1) : (exponent, mantissa - 1);
    }

    // 2 atanh(s) = 2 s + s z (2/3 + 2/5 z + ...) with z = s^2, and log(1 + f) = 2 atanh(f / (2 + f)); z is below
    // 0.0295. Even and odd terms apart, here as below: a processor then works at both.
    private static double AtanhTail(double z, double first)
    {
        var w = z * z;
        var even = first + w * (2.0 / 7 + w * (2.0 / 11 + w * (2.0 / 15 + w * (2.0 / 19 + w * (2.0 / 23)))));
        var odd = 2.0 / 5 + w * (2.0 / 9 + w * (2.0 / 13 + w * (2.0 / 17 + w * (2.0 / 21 + w * (2.0 / 25)))));
        return even + z * odd;
    }

    /// <summary>The logarithm to some 66 digits: a power multiplies its error by up to 745.</summary>
    private static (double High, double Low) LogInTwo(double x)
    {
        var (exponent, f) = Normalize(x);
        var (divisor, divisorRest) = ExactArithmetic.AddSmaller(2, f);
        var s = f / divisor;
        var (back, backRest) = ExactArithmetic.Multiply(s, divisor);
        var sRest = (f - back - backRest - s * divisorRest) / divisor;

        var (z, zRest) = ExactArithmetic.Multiply(s, s);
        zRest += 2 * s * sRest;
        const double TwoThirds = 2.0 / 3, TwoThirdsRest = 3.700743415417188e-17;
        var (third, thirdRest) = ExactArithmetic.Multiply(z, TwoThirds);
        thirdRest += z * TwoThirdsRest + zRest * TwoThirds;
        var (tail, tailRest) = ExactArithmetic.AddSmaller(third, z * AtanhTail(z, 0));
        tailRest += thirdRest;

        var (curved, curvedRest) = ExactArithmetic.Multiply(s, tail);
        curvedRest += s * tailRest + sRest * tail;
        var (fraction, fractionRest) = ExactArithmetic.AddSmaller(2 * s, curved);
        fractionRest += 2 * sRest + curvedRest;
        var (high, low) = ExactArithmetic.AddSmaller(exponent * Ln2High, fraction);
        return ExactArithmetic.AddSmaller(high, low + (fractionRest + exponent * Ln2Low));
    }

    /// <summary>e to the power of a sum whose second part is the small rest of the first.</summary>
    private static double Exp(double x, double rest)
    {
        if (x > 710)
        {
            return double.PositiveInfinity;
        }
        if (x < -746)
        {
            return 0;
        }
        var power = (int)(x * 1.4426950408889634 + (x < 0 ? -0.5 : 0.5));
        var high = x - power * Ln2High;
        var low = power * Ln2Low - rest;
        var r = high - low;
        var z = r * r;
        var even = 1.0 / 2 + z * (1.0 / 24 + z * (1.0 / 720 + z * (1.0 / 40320 + z * (1.0 / 3628800
            + z * (1.0 / 479001600)))));
        var odd = 1.0 / 6 + z * (1.0 / 120 + z * (1.0 / 5040 + z * (1.0 / 362880 + z * (1.0 / 39916800
            + z * (1.0 / 6227020800)))));
        var curved = z * (even + r * odd);
        return Scale(1 + (high - (low - curved)), power);
    }

    // In two steps, so that neither factor leaves the range of a double.
    private static double Scale(double value, int power)
    {
        var half = power / 2;
        return value * PowerOfTwo(half) * PowerOfTwo(power - half);
    }

    private static double PowerOfTwo(int power) => BitConverter.Int64BitsToDouble((long)(power + 1023) << 52);

    private static double CosNearZero(double x, double rest)
    {
        var z = x * x;
        var series = z * z * (1.0 / 24 - z * (1.0 / 720 - z * (1.0 / 40320 - z * (1.0 / 3628800
            - z * (1.0 / 479001600 - z * (1.0 / 87178291200 - z * (1.0 / 20922789888000)))))));
        var half = z / 2;
        var near = 1 - half;
        return near + (1 - near - half + (series - x * rest));
    }

    private static double SinNearZero(double x, double rest)
    {
        var z = x * x;
        var series = x * z * (1.0 / 6 - z * (1.0 / 120 - z * (1.0 / 5040 - z * (1.0 / 362880
            - z * (1.0 / 39916800 - z * (1.0 / 6227020800 - z * (1.0 / 1307674368000
            - z * (1.0 / 355687428096000))))))));
        return x - (series - rest * (1 - z / 2));
    }
}
