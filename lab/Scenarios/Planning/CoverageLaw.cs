namespace CdnLab.Scenarios.Planning;

/// <summary>How many of m new draws fall into a <see cref="PredictionInterval"/>: the interval is itself drawn, so the
/// number is beta-binomial with parameters m, n + 1 - 2k and 2k, wider than a binomial law of the rate.</summary>
public static class CoverageLaw
{
    /// <summary>Probabilities of 0, 1, … m draws inside.</summary>
    public static IReadOnlyList<double> Of(int draws, PredictionInterval interval)
    {
        var (a, b) = (interval.Draws + 1.0 - 2 * interval.Rank, 2.0 * interval.Rank);
        // Each probability by the next one, from the most likely end; the sum makes them right.
        var weights = new double[draws + 1];
        weights[draws] = 1;
        for (var inside = draws; inside > 0; inside--)
        {
            weights[inside - 1] = weights[inside] * inside * (draws - inside + b)
                / ((draws - inside + 1) * (inside - 1 + a));
        }
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>The numbers to be expected in 95 of 100 cases: 2.5 % or less on either side are left out.</summary>
    public static (int Least, int Most) Expected(int draws, PredictionInterval interval)
    {
        const double Tail = 0.025;
        var law = Of(draws, interval);
        var (least, most) = (0, draws);
        for (var below = law[0]; below <= Tail; below += law[++least])
        {
        }
        for (var above = law[draws]; above <= Tail; above += law[--most])
        {
        }
        return (least, most);
    }
}
