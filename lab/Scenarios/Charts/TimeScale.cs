using System.Globalization;

namespace CdnLab.Scenarios.Charts;

/// <summary>The time axis: where a time lies between two edges, and round times to label.</summary>
internal sealed record TimeScale(DateTimeOffset From, DateTimeOffset To, double Left, double Right)
{
    private static readonly int[] StepSeconds =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800];

    public double X(DateTimeOffset time)
    {
        var share = (time - From) / (To - From);
        return Left + (Right - Left) * Math.Clamp(share, 0, 1);
    }

    /// <summary>Ticks at least this far apart, each with its label: a date at midnight, otherwise HH:MM.</summary>
    public IEnumerable<(DateTimeOffset At, string Label)> Ticks(double gap)
    {
        var seconds = (To - From).TotalSeconds;
        var step = StepSeconds.FirstOrDefault(s => s / seconds * (Right - Left) >= gap, StepSeconds[^1]);
        var first = (long)Math.Ceiling(From.ToUnixTimeMilliseconds() / (step * 1000.0)) * step;
        var format = step < 60 ? "HH:mm:ss" : "HH:mm";
        for (var s = first; s <= To.ToUnixTimeSeconds(); s += step)
        {
            var at = DateTimeOffset.FromUnixTimeSeconds(s);
            var label = s % 86400 == 0 ? "MM-dd" : format;
            yield return (at, at.ToString(label, CultureInfo.InvariantCulture));
        }
    }
}
