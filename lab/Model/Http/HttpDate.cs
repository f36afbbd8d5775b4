using System.Globalization;

namespace CdnLab.Model.Http;

/// <summary>The HTTP-date of RFC 9110 5.6.7: IMF-fixdate, and for reading also the two obsolete forms.</summary>
public static class HttpDate
{
    private static readonly string[] Forms =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
        "ddd MMM  d HH:mm:ss yyyy",
    ];

    /// <summary>Reads an HTTP-date; null when the text is none.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        text is not null && DateTimeOffset.TryParseExact(
            text.Trim(),
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var value)
            ? value
            : null;

    /// <summary>The IMF-fixdate of an instant.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
