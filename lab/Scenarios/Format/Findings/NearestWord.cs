namespace CdnLab.Scenarios.Format.Findings;

/// <summary>Finds the word that was probably meant.</summary>
public static class NearestWord
{
    /// <summary>The known word closest to a mistyped one, or null when none is close.</summary>
    public static string? Of(string word, IEnumerable<string> known) =>
        known
            .Select(candidate => (candidate, Distance: Distance(word, candidate)))
            .Where(c => c.Distance <= Math.Max(1, Math.Max(word.Length, c.candidate.Length) / 3))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.candidate, StringComparer.Ordinal)
            .Select(c => c.candidate)
            .FirstOrDefault();

    /// <summary>The fix to print: the word probably meant, else the general advice.</summary>
    public static string Fix(string word, IEnumerable<string> known, string otherwise) =>
        Of(word, known) is { } nearest ? $"did you mean '{nearest}'?" : otherwise;

    // Levenshtein's distance, with a swap of two neighbours as one step.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }
                var change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(
                    Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1),
                    rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }
        return rows[a.Length, b.Length];
    }
}
