using System.Globalization;

namespace CdnLab.Traffic.Configuration;

/// <summary>A duration on the command line: <c>90</c>, <c>90s</c>, <c>1.5m</c>, <c>2h</c>.</summary>
internal static class DurationText
{
    public static TimeSpan? Parse(string text)
    {
        var unit = text.Length == 0 ? 's' : text[^1];
        var seconds = unit switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        var number = seconds == 0 ? text : text[..^1];
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value * Math.Max(1, seconds) is > 0 and < 1e9
                ? TimeSpan.FromSeconds(value * Math.Max(1, seconds))
                : null;
    }
}
