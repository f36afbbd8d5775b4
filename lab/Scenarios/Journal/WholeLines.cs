namespace CdnLab.Scenarios.Journal;

/// <summary>The lines of a file that a killed run may have left with a torn last line, which is not returned.</summary>
internal static class WholeLines
{
    public static IReadOnlyList<string> Read(string path)
    {
        // Shared, so that a run in progress can be read.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var end = text.LastIndexOf('\n');
        return end < 0 ? [] : text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
