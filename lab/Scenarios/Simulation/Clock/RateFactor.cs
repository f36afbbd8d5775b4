namespace CdnLab.Scenarios.Simulation.Clock;

/// <summary>The mean factor that the timeline's changes put on the arrival rate within a bin.</summary>
internal static class RateFactor
{
    /// <param name="from">Begin of the bin.</param>
    /// <param name="to">Its end.</param>
    /// <param name="rates">Changes of the rate, as factors on the scenario's, in order of time.</param>
    public static double Mean(
        DateTimeOffset from, DateTimeOffset to, IReadOnlyList<(DateTimeOffset At, double Factor)> rates)
    {
        var (sum, at, factor) = (0.0, from, 1.0);
        foreach (var (change, next) in rates.TakeWhile(r => r.At < to))
        {
            if (change > at)
            {
                sum += factor * (change - at).TotalSeconds;
                at = change;
            }
            factor = next;
        }
        return (sum + factor * (to - at).TotalSeconds) / (to - from).TotalSeconds;
    }
}
