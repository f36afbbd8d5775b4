using System.Text;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Reads files of which nobody knows the size before: a pipe or a device tells none.</summary>
internal static class BoundedFile
{
    private const int BlockLength = 16_384;

    /// <summary>The text of a file, or null when it is longer than so many characters; no more is read then.</summary>
    public static string? Read(string path, int lengthMax)
    {
        using var from = new StreamReader(path);
        var text = new StringBuilder();
        var block = new char[BlockLength];
        while (from.Read(block) is var count and > 0)
        {
            if (text.Append(block, 0, count).Length > lengthMax)
            {
                return null;
            }
        }
        return text.ToString();
    }
}
