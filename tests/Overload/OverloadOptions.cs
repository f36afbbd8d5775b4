using System.Globalization;

namespace CdnLab.Overload;

/// <summary>What to run.</summary>
/// <param name="Overload">How long the edge is asked for twice what it can fetch.</param>
/// <param name="Calm">How long for half of it, before and after.</param>
/// <param name="Out">File of the results; null: standard output.</param>
public sealed record OverloadOptions(TimeSpan Overload, TimeSpan Calm, string? Out)
{
    public const string Usage = "overload [--seconds 600] [--calm-seconds 30] [--out FILE]";

    /// <summary>Requests a second for what is stored, all the time.</summary>
    public const double HitRate = 1000;

    /// <summary>Requests that the origin works on at once, and how long each takes: it can do 400 a second.</summary>
    public const int Workers = 20;

    public const double Capacity = Workers / 0.05;

    public static readonly TimeSpan ServiceTime = TimeSpan.FromMilliseconds(50);

    /// <summary>The options, or null when the arguments are none.</summary>
    public static OverloadOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new OverloadOptions(TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(30), null);
        for (var i = 0; i + 1 < arguments.Count && options is not null; i += 2)
        {
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--seconds" => options with { Overload = SecondsOf(value) },
                "--calm-seconds" => options with { Calm = SecondsOf(value) },
                "--out" => options with { Out = value },
                _ => null,
            };
        }

        return arguments.Count % 2 == 0 ? options : null;
    }

    private static TimeSpan SecondsOf(string text) =>
        TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
}
