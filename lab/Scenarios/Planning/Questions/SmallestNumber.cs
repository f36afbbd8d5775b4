namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>The smallest number for which something holds, that holds for all larger ones too.</summary>
internal static class SmallestNumber
{
    /// <summary>Found by doubling, then bisection; null: it does not hold up to the most.</summary>
    /// <param name="most">The largest that is tried.</param>
    /// <param name="holds">Asked once a number.</param>
    public static int? Of(int most, Func<int, bool> holds)
    {
        var (below, above) = (0, 1);
        while (!holds(above))
        {
            if (above == most)
            {
                return null;
            }
            (below, above) = (above, Math.Min(most, above * 2));
        }
        while (above - below > 1)
        {
            var middle = below + (above - below) / 2;
            (below, above) = holds(middle) ? (below, middle) : (middle, above);
        }
        return above;
    }
}
