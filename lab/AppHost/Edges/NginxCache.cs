using System.Text;

namespace CdnLab.AppHost.Edges;

/// <summary>The files of nginx's cache. Each begins with a binary part, then a line with its cache key, then the header
/// section of the response, where Surrogate-Key stands. nginx takes a deleted file for a miss.</summary>
public sealed class NginxCache(string folder)
{
    /// <summary>Enough for the binary part, the key and a header section.</summary>
    private const int HeadBytes = 64 << 10;

    private const string KeyLine = "\nKEY: ", TagField = "\r\nsurrogate-key:";

    /// <summary>Deletes what is stored under one of the keys, or tagged with one of the surrogate keys, or all; how many
    /// files that were.</summary>
    public int Purge(IReadOnlySet<string> surrogateKeys, IReadOnlySet<string> keys, bool all)
    {
        var purged = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (all || Concerns(file, surrogateKeys, keys))
            {
                File.Delete(file);
                purged++;
            }
        }
        return purged;
    }

    private static bool Concerns(string file, IReadOnlySet<string> surrogateKeys, IReadOnlySet<string> keys)
    {
        if (Head(file) is not { } head)
        {
            return false;
        }
        var key = head.IndexOf(KeyLine, StringComparison.Ordinal);
        var fields = key < 0 ? -1 : head.IndexOf('\n', key + KeyLine.Length);
        if (fields < 0)
        {
            return false;
        }
        if (keys.Contains(head[(key + KeyLine.Length)..fields]))
        {
            return true;
        }
        var end = head.IndexOf("\r\n\r\n", fields, StringComparison.Ordinal);
        var section = head[fields..(end < 0 ? head.Length : end + 2)];
        return Tags(section).Any(surrogateKeys.Contains);
    }

    private static IEnumerable<string> Tags(string section)
    {
        for (var at = 0; (at = section.IndexOf(TagField, at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            at += TagField.Length;
            var line = section[at..section.IndexOf('\r', at)];
            foreach (var tag in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return tag;
            }
        }
    }

    /// <summary>Null when nginx removed or replaced the file meanwhile.</summary>
    private static string? Head(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[Math.Min(HeadBytes, file.Length)];
            return Encoding.Latin1.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
