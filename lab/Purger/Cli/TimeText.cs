using System.Globalization;

namespace CdnLab.Purger.Cli;

/// <summary>Durations for people.</summary>
internal static class TimeText
{
    /// <summary>Such as <c>3 h 20 min</c>, <c>4 min 10 s</c> or <c>2.5 s</c>.</summary>
    public static string Of(TimeSpan time)
    {
        var whole = (long)Math.Round(time.TotalSeconds);
        return time.TotalSeconds < 60
            ? time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s"
            : whole < 3600 ? $"{whole / 60} min {whole % 60} s" : $"{whole / 3600} h {whole % 3600 / 60} min";
    }
}
