using System.Globalization;
using CdnLab.Scenarios.Format.Findings;

namespace CdnLab.Scenarios.Format.Shapes;

/// <summary>Instants, and moments of a run.</summary>
internal static class Times
{
    private const string InstantExpression =
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z$";

    private static readonly string[] InstantFormats = ["yyyy-MM-ddTHH:mm:ss'Z'", "yyyy-MM-ddTHH:mm'Z'"];

    /// <summary>An instant in UTC.</summary>
    public static Shape<DateTimeOffset> Instant { get; } = Shape(
        "an instant such as 2022-06-10T10:30:00Z",
        InstantExpression,
        (text, _) => ParseInstant(text),
        "write it in UTC as 2022-06-10T10:30:00Z");

    /// <summary>A moment of the run: a time of day at or after the start, a time since it, or an instant.</summary>
    public static Shape<DateTimeOffset> Moment { get; } = Shape(
        "a time of the run such as 10:41:45 or +12m",
        $@"^[0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}})?$|^\+[0-9]|{InstantExpression}",
        ParseMoment,
        "write 10:41:45 (UTC), +12m (since the start) or 2022-06-10T10:41:45Z");

    /// <summary>A time of day, as the time since midnight.</summary>
    public static Shape<TimeSpan> TimeOfDay { get; } = new ScalarShape<TimeSpan>(
        "a time of day such as 14:30",
        () => new() { ["type"] = "string", ["pattern"] = "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$" },
        node => node.IsText || node.IsNumber,
        (node, context) =>
        {
            if (ParseTime(node.Value) is { } time)
            {
                return (true, time.ToTimeSpan());
            }
            context.Add(
                FindingCode.Time, node.Start, $"'{node.Value}' is not a time of day", "write it in UTC as 14:30");
            return (false, default);
        });

    /// <summary>The instant that a text writes, or null.</summary>
    public static DateTimeOffset? ParseInstant(string text) =>
        DateTimeOffset.TryParseExact(
            text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;

    private static DateTimeOffset? ParseMoment(string text, DateTimeOffset start)
    {
        if (text.StartsWith('+'))
        {
            return Durations.Parse(text[1..]) is { } since ? start + since : null;
        }
        if (ParseTime(text) is not { } time)
        {
            return ParseInstant(text);
        }
        var sameDay = new DateTimeOffset(start.Date, TimeSpan.Zero) + time.ToTimeSpan();
        return sameDay < start ? sameDay.AddDays(1) : sameDay;
    }

    private static TimeOnly? ParseTime(string text) =>
        TimeOnly.TryParseExact(
            text, ["HH:mm:ss", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static ScalarShape<DateTimeOffset> Shape(
        string kind, string expression, Func<string, DateTimeOffset, DateTimeOffset?> parse, string fix) => new(
            kind,
            () => new() { ["type"] = "string", ["pattern"] = expression },
            node => node.IsText || node.IsNumber,
            (node, context) =>
            {
                var value = parse(node.Value, context.Start ?? DateTimeOffset.UnixEpoch);
                if (value is null)
                {
                    context.Add(FindingCode.Time, node.Start, $"'{node.Value}' is not {kind}", fix);
                }
                return (value is not null, value ?? default);
            });
}
