using System.Text;

namespace CdnLab.Scenarios.Checking.Classes;

/// <summary>Reads a file of names line by line, in memory that is bounded whatever is in it.</summary>
internal static class NameLines
{
    /// <summary>Longest line that is kept, in characters: longer than any URL that servers take.</summary>
    public const int LengthMax = 16_384;

    /// <summary>The lines without the blanks around them; null for one that is too long.</summary>
    public static IEnumerable<string?> Read(string path)
    {
        using var from = new StreamReader(path);
        var block = new char[LengthMax];
        var line = new StringBuilder();
        var tooLong = false;
        while (from.Read(block) is var count and > 0)
        {
            for (var start = 0; start < count;)
            {
                var end = Array.IndexOf(block, '\n', start, count - start);
                var length = (end < 0 ? count : end) - start;
                tooLong |= line.Length + length > LengthMax;
                line.Append(block, start, tooLong ? 0 : length);
                start += length + 1;
                if (end >= 0)
                {
                    yield return tooLong ? null : line.ToString().Trim();
                    (tooLong, _) = (false, line.Clear());
                }
            }
        }
        if (tooLong || line.Length > 0)
        {
            yield return tooLong ? null : line.ToString().Trim();
        }
    }
}
