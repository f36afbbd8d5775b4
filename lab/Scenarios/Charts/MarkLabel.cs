namespace CdnLab.Scenarios.Charts;

/// <summary>A mark with its place: the line's X, and the label's box in a row counted upwards from the plot.</summary>
internal sealed record MarkLabel(string Text, double X, double Left, double Right, int Row)
{
    private const double Gap = 6;

    /// <summary>
    /// Places labels so that none overlaps another and, where possible, no line strikes through one. Each label stands
    /// right of its line, or left of it where it would be cut off, or across it where neither side has room.
    /// </summary>
    public static IReadOnlyList<MarkLabel> Place(IReadOnlyList<Mark> marks, TimeScale time, double left, double right)
    {
        var placed = new List<MarkLabel>();
        // From the right, so that the lines a label must stay above are already there.
        foreach (var mark in marks.OrderByDescending(m => m.At).ThenByDescending(m => m.Label, StringComparer.Ordinal))
        {
            var text = TextMeasure.Cut(mark.Label, ChartLayout.TextSize, right - left);
            var width = TextMeasure.Width(text, ChartLayout.TextSize);
            var x = time.X(mark.At);
            var start = x + 4 + width <= right ? x + 4 : Math.Max(left, Math.Min(x - 4, right) - width);
            placed.Add(Enumerable.Range(0, placed.Count + 1)
                .Select(row => new MarkLabel(text, x, start, start + width, row))
                .Where(candidate => !placed.Exists(candidate.Overlaps))
                .MinBy(candidate => placed.Count(candidate.Strikes) * 100 + candidate.Row)!);
        }
        placed.Reverse();
        return placed;
    }

    /// <summary>Whether the label stands across its own line, which then begins below it.</summary>
    public bool Across => Left < X && X < Right;

    public bool Overlaps(MarkLabel other) =>
        Row == other.Row && Left < other.Right + Gap && other.Left < Right + Gap;

    private bool Strikes(MarkLabel other) =>
        (Row > other.Row && X > other.Left - 2 && X < other.Right + 2)
        || (other.Row > Row && other.X > Left - 2 && other.X < Right + 2);
}
