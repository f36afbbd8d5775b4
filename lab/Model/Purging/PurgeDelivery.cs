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
        var lost = DrawLoss(random);
        var draw = random.NextNormalDraw();
        return lost ? null : DelayOf(draw);
    }

    /// <summary>The first half of it: whether it is lost.</summary>
    public bool DrawLoss(RandomStream random) => random.NextChance(LossRatio);

    /// <summary>The delay that a draw comes to.</summary>
    public TimeSpan DelayOf(NormalDraw draw) =>
        TimeSpan.FromSeconds(DelayMedian.TotalSeconds * PortableMath.Exp(DelaySigma * draw.Value));
}
