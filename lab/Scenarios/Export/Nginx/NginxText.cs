using System.Globalization;

namespace CdnLab.Scenarios.Export.Nginx;

/// <summary>Words of nginx's configuration language.</summary>
internal static class NginxText
{
    /// <summary>An expression, which nginx does not expand.</summary>
    public static string Pattern(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    /// <summary>The inside of a quoted text that nginx expands: a dollar sign is written as a variable that is one.</summary>
    public static string Literal(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("$", "${cdnlab_dollar}", StringComparison.Ordinal);

    /// <summary>A timeout of real time.</summary>
    public static string Milliseconds(TimeSpan real) =>
        real.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + "ms";

    /// <summary>Whole real seconds of a lab duration, rounded down: nginx counts no less than a second.</summary>
    public static long WholeSeconds(double labSeconds, double speed) => (long)Math.Floor(labSeconds / speed);
}
