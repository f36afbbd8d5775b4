namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>Lines of text in columns, two blanks apart, no wider than a terminal: one column breaks between words
/// (a word longer than half a line anywhere), and columns that still find no room follow further below, beside the
/// first one again.</summary>
internal sealed class TextTable(int width)
{
    private const int Gap = 2;

    /// <summary>Column that is broken; no other may be.</summary>
    public int Broken { get; init; }

    /// <summary>First of the columns that are set flush right; none by default.</summary>
    public int RightFrom { get; init; } = int.MaxValue;

    /// <summary>The rows as lines.</summary>
    public IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(i => rows.Max(row => row[i].Length)).ToArray();
        var least = Math.Min(width / 2, rows.SelectMany(row => row[Broken].Split(' ')).Max(word => word.Length));
        var first = true;
        foreach (var columns in Blocks(widths, least))
        {
            var room = width - columns.Where(i => i != Broken).Sum(i => widths[i] + Gap);
            var own = (int[])[.. widths];
            own[Broken] = Math.Min(own[Broken], Math.Max(least, room));
            if (!first)
                yield return "";
            first = false;
            foreach (var line in rows.SelectMany(row => Row(row, columns, own)))
                yield return line;
        }
    }

    /// <summary>Lines no wider than this, broken at blanks; a space that does not break is one until then.</summary>
    internal static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += " " + word;
            else
                lines.AddRange(word.Length == 0 ? [""] : word.Chunk(width).Select(part => new string(part)));
        }
        return [.. lines.Select(line => line.Replace('\u00a0', ' '))];
    }

    // The first column stands in every block.
    private IEnumerable<List<int>> Blocks(int[] widths, int least)
    {
        var block = new List<int>();
        var taken = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            var own = (i == Broken ? least : widths[i]) + (block.Count > 0 ? Gap : 0);
            if (block.Count > 1 && Broken == 0 && taken + own > width)
            {
                yield return block;
                block = [0];
                taken = least;
            }
            block.Add(i);
            taken += own;
        }
        yield return block;
    }

    private IEnumerable<string> Row(IReadOnlyList<string> row, List<int> columns, int[] widths)
    {
        var cells = columns
            .Select(i => i == Broken ? Wrap(row[i], widths[i]) : [row[i].Replace('\u00a0', ' ')])
            .ToList();
        for (var line = 0; line < cells.Max(cell => cell.Count); line++)
        {
            yield return string.Join(new string(' ', Gap), columns.Select((column, i) =>
            {
                var text = line < cells[i].Count ? cells[i][line] : "";
                return column >= RightFrom ? text.PadLeft(widths[column]) : text.PadRight(widths[column]);
            })).TrimEnd();
        }
    }
}
