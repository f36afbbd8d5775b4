namespace CdnLab.Purger.Planning;

/// <summary>Reads surrogate keys, one a line; a key that comes again counts once.</summary>
public static class KeyLines
{
    private const int FindingsMax = 20;

    /// <summary>The keys, in order.</summary>
    /// <param name="file">Name of their file, for findings.</param>
    /// <param name="reader">Their lines.</param>
    /// <param name="findings">What is wrong with them.</param>
    public static IReadOnlyList<string> Read(string file, TextReader reader, List<string> findings)
    {
        var keys = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var wrong = 0;
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            var key = text.Trim();
            if (key.Length == 0)
            {
                continue;
            }
            if (key.Any(c => c is <= ' ' or > '~'))
            {
                if (++wrong <= FindingsMax)
                {
                    findings.Add($"{file}:{line}: '{Shown(key)}': a key is visible ASCII without spaces; "
                        + "fix: one key a line");
                }
                continue;
            }
            keys.TryAdd(key, line);
        }
        if (wrong > FindingsMax)
        {
            findings.Add($"{file}: {wrong - FindingsMax} more lines like these");
        }
        if (keys.Count == 0 && wrong == 0)
        {
            findings.Add($"{file}: there is no key in it, so nothing to purge; fix: one key a line");
        }
        return [.. keys.Keys];
    }

    private static string Shown(string key) =>
        new([.. key.Take(60).Select(c => char.IsControl(c) ? '?' : c)]);
}
