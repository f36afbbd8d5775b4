using System.Globalization;

namespace CdnLab.Scenarios.Comparing.Output;

/// <summary>Figures as people read them.</summary>
internal static class FigureText
{
    /// <summary>A length of time; a dash where it is not reached.</summary>
    public static string Time(double seconds)
    {
        if (double.IsInfinity(seconds))
        {
            return "–";
        }
        var minutes = (long)Math.Round(seconds / 60, MidpointRounding.AwayFromZero);
        return seconds < 120 ? Invariant($"{seconds:0} s")
            : minutes < 60 ? Invariant($"{minutes} min") : Invariant($"{minutes / 60} h {minutes % 60:00}");
    }

    /// <summary>A number with three digits that count.</summary>
    public static string Number(double value) =>
        double.IsInfinity(value) ? "–"
        : value >= 1e6 ? Invariant($"{value / 1e6:0.##} M")
        : value >= 1e4 ? Invariant($"{value / 1e3:0.#} k")
        : value >= 100 || value == Math.Floor(value) ? Invariant($"{value:#,0}")
        : Invariant($"{value:0.##}");

    /// <summary>A share.</summary>
    public static string Ratio(double value) => Invariant($"{value * 100:0} %");

    /// <summary>A median with its band; the median alone where all seeds agree.</summary>
    public static string Band((double Low, double Median, double High) band, Func<double, string> text) =>
        text(band.Low) == text(band.High) ? text(band.Median)
        : $"{text(band.Median)} ({text(band.Low)} to {text(band.High)})";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
