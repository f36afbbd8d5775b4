using System.Globalization;

namespace CdnLab.Scenarios.Export.Vcl;

/// <summary>Literals of VCL, which knows no escapes.</summary>
internal static class VclText
{
    /// <summary>A string.</summary>
    /// <exception cref="UntranslatableException">VCL has no way to write it.</exception>
    public static string Quote(string text) =>
        !text.Contains('"') && !text.Contains('\n') ? $"\"{text}\""
        : !text.Contains("\"}", StringComparison.Ordinal) ? $"{{\"{text}\"}}"
        : throw new UntranslatableException($"VCL cannot write the text '{text}'", "leave out \"} from it");

    /// <summary>A duration of lab time, in real time.</summary>
    public static string Seconds(TimeSpan lab, double speed) =>
        Number(lab.TotalSeconds / speed) + "s";

    /// <summary>A real number; VCL wants its decimal point, and at most three digits after it.</summary>
    public static string Number(double value) =>
        value.ToString("0.0##", CultureInfo.InvariantCulture);

    /// <summary>The divisor of lifetimes; empty in real time.</summary>
    public static string Divided(double speed) => speed == 1 ? "" : $" / {Number(speed)}";
}
