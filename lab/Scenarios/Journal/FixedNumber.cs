using System.Globalization;

namespace CdnLab.Scenarios.Journal;

/// <summary>
/// The one number format of a run directory: at most six decimals, invariant culture, never an exponent or a
/// negative zero, so that equal figures are equal bytes.
/// </summary>
public static class FixedNumber
{
    /// <summary>The figure with six decimals at most.</summary>
    public static double Round(double value) => Math.Round(value, 6, MidpointRounding.AwayFromZero) + 0.0;

    /// <summary>The figure as text.</summary>
    public static string Format(double value)
    {
        var text = Round(value).ToString("0.######", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
