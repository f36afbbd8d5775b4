using CdnLab.Model.Redirects;

namespace CdnLab.Redirector.Lookup;

/// <summary>A legacy file URL, read.</summary>
/// <param name="Name">Project name as spelled in the URL.</param>
/// <param name="FileName">File asked for.</param>
/// <param name="PythonVersion">What the file must run on; null: the URL does not say.</param>
/// <param name="Places">All places of the URL by name.</param>
internal sealed record FileUrl(
    string Name, string FileName, string? PythonVersion, IReadOnlyDictionary<string, string> Places)
{
    /// <summary>What a path asks for; null when it is no such URL, or files the name under a wrong letter.</summary>
    public static FileUrl? Read(Template template, string path)
    {
        if (template.Match(path) is not { } places)
        {
            return null;
        }
        var name = places["name"];
        var letter = places.GetValueOrDefault("first_letter");
        return letter is null || letter.Equals(name[..1], StringComparison.OrdinalIgnoreCase)
            ? new(name, places["filename"], places.GetValueOrDefault("python_version"), places)
            : null;
    }
}
