using System.Globalization;

namespace CdnLab.Model.Http;

/// <summary>The HTTP-date of RFC 9110 5.6.7: IMF-fixdate, and for reading also the two obsolete forms.</summary>
public static class HttpDate
{
    private static readonly string[] AscTime = ["MMM d HH:mm:ss yyyy", "MMM  d HH:mm:ss yyyy"];

    /// <summary>Reads an HTTP-date; null when the text is none. The name of the day is not held against the date, and
    /// GMT is read in any case.</summary>
    /// <param name="text">The field value.</param>
    /// <param name="near">About when it was written: the two digits of an RFC 850 year name a year at most 50 later;
    /// null: one up to 2049.</param>
    public static DateTimeOffset? Parse(string? text, DateTimeOffset? near = null)
    {
        var parts = (text ?? "").Trim().Split(' ', 2);
        if (parts.Length < 2)
        {
            return null;
        }
        var (day, rest) = (parts[0], parts[1]);
        var zoned = rest.EndsWith(" GMT", StringComparison.OrdinalIgnoreCase) ? rest[..^4] : null;
        return day switch
        {
            [.. var name, ','] when IsDay(name, d => d[..3]) => Exact(zoned, "dd MMM yyyy HH:mm:ss"),
            [.. var name, ','] when IsDay(name, d => d) => Exact(Expand(zoned, near), "dd-MMM-yyyy HH:mm:ss"),
            _ when IsDay(day, d => d[..3]) => Exact(rest, AscTime),
            _ => null,
        };
    }

    /// <summary>The IMF-fixdate of an instant.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsDay(string name, Func<string, string> form) => Array.Exists(
        CultureInfo.InvariantCulture.DateTimeFormat.DayNames,
        day => form(day).Equals(name, StringComparison.OrdinalIgnoreCase));

    private static DateTimeOffset? Exact(string? text, params string[] forms) =>
        text is not null && DateTimeOffset.TryParseExact(
            text,
            forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var value)
            ? value
            : null;

    // dd-MMM-yy becomes dd-MMM-yyyy.
    private static string? Expand(string? text, DateTimeOffset? near)
    {
        if (text is not { Length: > 9 } || text[9] != ' ' || !int.TryParse(text.AsSpan(7, 2), out var digits))
        {
            return null;
        }
        var last = near?.Year + 50 ?? 2049;
        var year = last - ((last - digits) % 100);
        return string.Create(CultureInfo.InvariantCulture, $"{text[..7]}{year:0000}{text[9..]}");
    }
}
