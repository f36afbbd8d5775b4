using System.Globalization;

namespace CdnLab.Scenarios.Journal;

/// <summary>ISO 8601 in UTC, with milliseconds only where there are any.</summary>
internal static class LabTime
{
    public static string Format(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time that is left of one once it was written: UTC, to the millisecond.</summary>
    public static DateTimeOffset AsWritten(DateTimeOffset time) =>
        new(time.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    public static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
