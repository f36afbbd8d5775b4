using CdnLab.Model.Randomness;

namespace CdnLab.Model.Purging;

/// <summary>How a purge reaches one PoP: after a delay, or not at all.</summary>
public sealed record PurgeDelivery
{
    /// <summary>Median delay.</summary>
    public TimeSpan DelayMedian { get; init; } = TimeSpan.FromSeconds(0.15);

    /// <summary>Spread of the delay: standard deviation of its logarithm.</summary>
    public double DelaySigma { get; init; } = 0.5;

    /// <summary>Share of purges that never arrive.</summary>
    public double LossRatio { get; init; }

    /// <summary>Draws the fate of one purge: its delay, or null when it is lost.</summary>
    public TimeSpan? Draw(RandomStream random)
    {
        var lost = random.NextChance(LossRatio);
        var delay = random.NextLognormal(DelayMedian.TotalSeconds, DelaySigma);
        return lost ? null : TimeSpan.FromSeconds(delay);
    }
}
