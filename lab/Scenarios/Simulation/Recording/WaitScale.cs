namespace CdnLab.Scenarios.Simulation.Recording;

/// <summary>Classes of waiting times: sixteen to a doubling from a millisecond on, told apart by their bits
/// alone.</summary>
internal static class WaitScale
{
    public const int Classes = 320;
    private const int PerDoubling = 16;

    public static int ClassOf(double seconds)
    {
        var bits = BitConverter.DoubleToInt64Bits(Math.Max(seconds, 1e-3) * 1000);
        var exponent = (int)(bits >> 52) - 1023;
        return Math.Min(Classes - 1, exponent * PerDoubling + (int)((bits >> 48) & 15));
    }

    /// <summary>Middle of a class, seconds.</summary>
    public static double Middle(int index) =>
        (1L << (index / PerDoubling)) * (1 + (index % PerDoubling + 0.5) / PerDoubling) / 1000;
}
