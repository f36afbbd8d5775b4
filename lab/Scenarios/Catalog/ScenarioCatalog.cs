using System.Reflection;

namespace CdnLab.Scenarios.Catalog;

/// <summary>The scenarios that ship with the lab. In a working copy of the repository the files on disk count, so that
/// an edit takes effect without a build; elsewhere those embedded in the program.</summary>
public static class ScenarioCatalog
{
    private const string Ending = ".yaml";
    private const string Folder = "lab/Scenarios/Catalog";
    private static readonly string Prefix = typeof(ScenarioCatalog).Namespace + ".";
    private static readonly Assembly Program = typeof(ScenarioCatalog).Assembly;

    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Program
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^Ending.Length])
        .Order(StringComparer.Ordinal)];

    /// <summary>The scenario of that name, or null.</summary>
    public static ScenarioSource? Find(string name)
    {
        if (!Names.Contains(name))
        {
            return null;
        }
        if (OnDisk(name) is { } path)
        {
            return new(name, Path.GetRelativePath(Environment.CurrentDirectory, path), File.ReadAllText(path));
        }
        using var stream = Program.GetManifestResourceStream(Prefix + name + Ending)!;
        using var reader = new StreamReader(stream);
        return new(name, name + Ending, reader.ReadToEnd());
    }

    private static string? OnDisk(string name)
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Folder, name + Ending);
            if (File.Exists(Path.Combine(folder.FullName, "CdnLab.sln")) && File.Exists(path))
            {
                return path;
            }
        }
        return null;
    }
}
