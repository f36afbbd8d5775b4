using System.Globalization;
using CdnLab.Model.Randomness;
using Xunit;

namespace CdnLab.Model.Tests.Randomness;

/// <summary>Against the C library, which is right to about half a unit in the last place where these tests run; the
/// bound is two units. The golden results are the same on every machine or the promise is broken.</summary>
public sealed class PortableMathTests
{
    private const int Draws = 100_000;
    private readonly RandomStream _random = new(7, "portable");

    [Fact]
    public void Log_AnyPositive_IsWithinTwoUnits() => AssertClose(() =>
    {
        var x = _random.NextBelow(3) switch
        {
            0 => AnySize(),
            1 => 0.5 + 1.5 * _random.NextUnit(),
            _ => 1 + (2 * _random.NextUnit() - 1) * Math.ScaleB(1, -1 - _random.NextBelow(50)),
        };
        return (Math.Log(x), PortableMath.Log(x), $"log {x:R}");
    });

    [Fact]
    public void Exp_AnyFiniteResult_IsWithinTwoUnits() => AssertClose(() =>
    {
        var x = _random.NextBelow(3) switch
        {
            0 => -745 + 1454.7 * _random.NextUnit(),
            1 => 2 * _random.NextUnit() - 1,
            _ => (2 * _random.NextUnit() - 1) * Math.ScaleB(1, -_random.NextBelow(60)),
        };
        return (Math.Exp(x), PortableMath.Exp(x), $"exp {x:R}");
    });

    [Fact]
    public void Pow_AnyFiniteResult_IsWithinTwoUnits() => AssertClose(() =>
    {
        var (x, y) = _random.NextBelow(3) switch
        {
            0 => (1.0 + _random.NextBelow(1_000_000), -3 * _random.NextUnit()),
            1 => (AnySize(), 2 * _random.NextUnit() - 1),
            _ => (0.5 + 1.5 * _random.NextUnit(), 2000 * _random.NextUnit() - 1000),
        };
        return (Math.Pow(x, y), PortableMath.Pow(x, y), $"pow {x:R} {y:R}");
    });

    [Fact]
    public void Cos_AnyAngle_IsWithinTwoUnits() => AssertClose(() =>
    {
        var x = _random.NextBelow(3) switch
        {
            0 => 14 * _random.NextUnit() - 7,
            1 => (2 * _random.NextUnit() - 1) * PortableMath.AngleMax,
            _ => (_random.NextBelow(2000) - 999.5) * Math.PI
                * (1 + Math.ScaleB(_random.NextUnit(), -_random.NextBelow(52))),
        };
        return (Math.Cos(x), PortableMath.Cos(x), $"cos {x:R}");
    });

    [Theory]
    [InlineData("log", 2, 0, "3FE62E42FEFA39EF")]
    [InlineData("log", 0.1, 0, "C0026BB1BBB55515")]
    [InlineData("log", 1e300, 0, "4085963447F87FB5")]
    [InlineData("log", 5e-324, 0, "C0874385446D71C3")]
    [InlineData("exp", 1, 0, "4005BF0A8B14576A")]
    [InlineData("exp", -1, 0, "3FD78B56362CEF38")]
    [InlineData("exp", 0.5, 0, "3FFA61298E1E069C")]
    [InlineData("exp", -700, 0, "00D14F2B0FB9307F")]
    [InlineData("pow", 2, 0.5, "3FF6A09E667F3BCC")]
    [InlineData("pow", 10, -0.95, "3FBCB94298AC6D25")]
    [InlineData("pow", 350000, -0.95, "3ED6B01D831244D0")]
    [InlineData("pow", 1.0000001, 1e9, "48F349445C228792")]
    [InlineData("cos", 1, 0, "3FE14A280FB5068C")]
    [InlineData("cos", 1.5707963267948966, 0, "3C91A62633145C07")]
    [InlineData("cos", -3, 0, "BFEFAE04BE85E5D2")]
    [InlineData("cos", 100000, 0, "BFEFFAC3841B3DA7")]
    public void Functions_GoldenArguments_GiveTheseBitsOnEveryMachine(
        string function, double x, double y, string bits) =>
        Assert.Equal(
            bits,
            BitConverter.DoubleToInt64Bits(function switch
            {
                "log" => PortableMath.Log(x),
                "exp" => PortableMath.Exp(x),
                "pow" => PortableMath.Pow(x, y),
                _ => PortableMath.Cos(x),
            }).ToString("X16", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5e-324)]
    [InlineData(2.2250738585072014E-308)]
    [InlineData(double.MaxValue)]
    [InlineData(709.782712893384)]
    [InlineData(709.8)]
    [InlineData(-745.2)]
    public void LogAndExp_Limits_AreThoseOfTheCLibrary(double x)
    {
        AssertSame(Math.Log(x), PortableMath.Log(x), $"log {x:R}");
        AssertSame(Math.Exp(x), PortableMath.Exp(x), $"exp {x:R}");
    }

    [Fact]
    public void Pow_Limits_AreThoseOfTheCLibrary()
    {
        double[] bases = [0, 1, 0.5, 2, 1 + 1e-15, double.PositiveInfinity, double.NaN, 5e-324, double.MaxValue];
        double[] powers =
            [0, 1, -1, 0.5, 1e18, -1e18, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (var (x, y) in bases.SelectMany(x => powers.Select(y => (x, y))))
        {
            AssertSame(Math.Pow(x, y), PortableMath.Pow(x, y), $"pow {x:R} {y:R}");
        }
        Assert.Equal(double.NaN, PortableMath.Pow(-1, 2));
    }

    [Fact]
    public void Cos_BeyondItsRange_Throws()
    {
        Assert.Equal(double.NaN, PortableMath.Cos(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Cos(PortableMath.AngleMax + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Cos(double.NegativeInfinity));
    }

    private static void AssertClose(Func<(double Expected, double Actual, string Call)> draw)
    {
        for (var i = 0; i < Draws; i++)
        {
            var (expected, actual, call) = draw();
            AssertSame(expected, actual, call);
        }
    }

    private static void AssertSame(double expected, double actual, string call) => Assert.True(
        expected.Equals(actual) || Units(expected, actual) <= 2, $"{call}: {actual:R} instead of {expected:R}");

    private double AnySize() => Math.ScaleB(1 + _random.NextUnit(), _random.NextBelow(2098) - 1074);

    /// <summary>How many doubles lie between two.</summary>
    private static long Units(double a, double b) =>
        double.IsNaN(a) || double.IsNaN(b) || (a < 0) != (b < 0)
            ? long.MaxValue
            : Math.Abs(BitConverter.DoubleToInt64Bits(a) - BitConverter.DoubleToInt64Bits(b));
}
