namespace CdnLab.Scenarios.Planning;

/// <summary>A range in which one more draw falls with a known probability, whatever the law of the draws: between two
/// order statistics of n draws, the k-th smallest and the k-th largest, a new one falls with probability
/// (n + 1 - 2k) / (n + 1), or more where draws can be equal (Wilks 1941).</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end; infinite where so many draws were never reached.</param>
/// <param name="Draws">n.</param>
/// <param name="Rank">k, from 1.</param>
public readonly record struct PredictionInterval(double Low, double High, int Draws, int Rank)
{
    /// <summary>The rate that is aimed at.</summary>
    public const double RateAim = 0.9;

    /// <summary>Probability that a new draw falls inside.</summary>
    public double Rate => (Draws + 1 - 2.0 * Rank) / (Draws + 1);

    /// <summary>Whether a draw falls inside, ends included.</summary>
    public bool Has(double draw) => draw >= Low && draw <= High;

    /// <summary>The narrowest such range with at least <see cref="RateAim"/>; too few draws give the widest and its own
    /// rate.</summary>
    public static PredictionInterval Of(IEnumerable<double> draws)
    {
        var sorted = draws.Order().ToList();
        ArgumentOutOfRangeException.ThrowIfLessThan(sorted.Count, 2);
        var rank = Math.Max(1, (int)Math.Floor((sorted.Count + 1) * (1 - RateAim) / 2 + 1e-9));
        return new(sorted[rank - 1], sorted[^rank], sorted.Count, rank);
    }
}
