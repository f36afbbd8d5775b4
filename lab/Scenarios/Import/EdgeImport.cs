using CdnLab.Scenarios.Import.Flow;
using CdnLab.Scenarios.Import.Nginx;
using CdnLab.Scenarios.Import.Redirects;
using CdnLab.Scenarios.Import.Vcl;

namespace CdnLab.Scenarios.Import;

/// <summary>Reads edge rules from real configuration. What is not understood is a finding; nothing is skipped in
/// silence, and nothing is guessed.</summary>
public static class EdgeImport
{
    /// <summary>Longest text that is read, in characters.</summary>
    public const int LengthMax = 4_000_000;

    /// <summary>Reads a text; never throws on what is in it.</summary>
    /// <param name="kind">Its language.</param>
    /// <param name="text">The text.</param>
    /// <param name="file">Name of the file, for findings and for the config.</param>
    public static ImportResult Read(ImportKind kind, string text, string file)
    {
        var notes = new Notes(file);
        if (text.Length > LengthMax)
        {
            notes.Add(new(1, 1), $"{text.Length} characters", $"a file has at most {LengthMax}");
            text = "";
        }
        var config = kind switch
        {
            ImportKind.Vcl => VclImport.Read(text, notes),
            ImportKind.Nginx => NginxImport.Read(text, notes),
            _ => RedirectsImport.Read(text, notes),
        };
        return new(config with { Name = Path.GetFileNameWithoutExtension(file) }, notes.Sorted());
    }

    /// <summary>The language that a file's name tells, or null.</summary>
    public static ImportKind? KindOf(string file) => (Path.GetFileName(file), Path.GetExtension(file)) switch
    {
        ("_redirects", _) => ImportKind.Redirects,
        (_, ".vcl") => ImportKind.Vcl,
        (_, ".conf" or ".nginx") => ImportKind.Nginx,
        _ => null,
    };
}
