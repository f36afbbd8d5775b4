using System.Globalization;

namespace CdnLab.Scenarios.Reports;

/// <summary>Figures as people write them: times in UTC with the date where it is not the run's first day.</summary>
internal sealed class Wording(DateTimeOffset start)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public string Time(DateTimeOffset at) => at.UtcDateTime.ToString(
        at.UtcDateTime.Date == start.UtcDateTime.Date ? "HH:mm" : "yyyy-MM-dd HH:mm", Culture);

    public string TimeWithSeconds(DateTimeOffset at) => at.UtcDateTime.ToString(
        at.UtcDateTime.Date == start.UtcDateTime.Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", Culture);

    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", Culture);

    public static string Duration(TimeSpan span)
    {
        var seconds = (long)Math.Round(Math.Abs(span.TotalSeconds));
        return seconds switch
        {
            < 120 => string.Create(Culture, $"{seconds}\u00a0s"),
            < 7200 => string.Create(Culture, $"{(seconds + 30) / 60}\u00a0min"),
            _ => ((seconds + 30) / 3600, (seconds + 30) / 60 % 60) switch
            {
                var (hours, minutes) when minutes == 0 => string.Create(Culture, $"{hours}\u00a0h"),
                var (hours, minutes) => string.Create(Culture, $"{hours}\u00a0h\u00a0{minutes}\u00a0min"),
            },
        };
    }

    public static string Count(double value) => value.ToString("#,0", Culture);

    /// <summary>A count with its noun in the singular or plural.</summary>
    public static string Count(long value, string noun) => $"{Count(value)} {noun}{(value == 1 ? "" : "s")}";

    public static string Percent(double? ratio) => ratio switch
    {
        null => "–",
        > 0 and < 0.001 => "under 0.1\u00a0%",
        > 0.999 and < 1 => "over 99.9\u00a0%",
        { } value => (value * 100).ToString("0.#", Culture) + "\u00a0%",
    };

    /// <summary>Requests a second, or any figure of which three digits are enough.</summary>
    public static string Rate(double? value) => value switch
    {
        null => "–",
        >= 100 => value.Value.ToString("#,0", Culture),
        >= 10 => value.Value.ToString("0.0", Culture),
        { } small => small.ToString("0.00", Culture),
    };

    public static string Seconds(double? value) => value switch
    {
        null => "–",
        < 1 => (value.Value * 1000).ToString("0", Culture) + "\u00a0ms",
        { } seconds => seconds.ToString("0.0", Culture) + "\u00a0s",
    };
}
