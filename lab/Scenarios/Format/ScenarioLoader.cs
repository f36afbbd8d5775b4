using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Format.Checks;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Keys;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format;

/// <summary>Reads scenarios, and finds everything that is wrong with them at once.</summary>
public static class ScenarioLoader
{
    /// <summary>Reads a scenario by its name in the catalogue or by its path.</summary>
    public static LoadResult Load(string nameOrPath)
    {
        var findings = new FindingList(nameOrPath);
        if (ScenarioCatalog.Find(nameOrPath) is { } source)
        {
            return Parse(source.Text, source.File);
        }
        try
        {
            return Parse(File.ReadAllText(nameOrPath), nameOrPath);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            var known = ScenarioCatalog.Names;
            findings.Add(
                FindingCode.Unreadable,
                new Position(1, 1),
                $"'{nameOrPath}' is neither a file that can be read nor a scenario; known: {string.Join(", ", known)}",
                NearestWord.Fix(nameOrPath, known, "name a scenario or the path of a file"));
            return new(null, findings.Sorted());
        }
    }

    /// <summary>Reads the text of a scenario file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name, for findings.</param>
    public static LoadResult Parse(string text, string file)
    {
        var findings = new FindingList(file);
        if (SourceReader.Read(text, findings) is not { } root)
        {
            return new(null, findings.Sorted());
        }
        var context = new ReadContext(findings) { Start = StartOf(root) };
        if (ScenarioKeys.Shape.Read(root, context, out var spec))
        {
            SpecChecks.Run(spec, context);
        }
        return new(findings.Any ? null : spec, findings.Sorted());
    }

    // Times of day in the timeline count from the start, which is therefore needed before the keys are read.
    private static DateTimeOffset? StartOf(SourceNode root) =>
        root is MapNode map && map["start"]?.Value is ScalarNode start ? Times.ParseInstant(start.Value) : null;
}
