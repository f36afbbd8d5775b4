using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Format.Checks;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Keys;
using CdnLab.Scenarios.Format.Settings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format;

/// <summary>Reads scenarios, and finds everything that is wrong with them at once.</summary>
public static class ScenarioLoader
{
    /// <summary>Reads a scenario by its name in the catalogue or by its path.</summary>
    public static LoadResult Load(string nameOrPath) => Load(nameOrPath, []);

    /// <summary>The same with some of its values given otherwise.</summary>
    /// <param name="nameOrPath">Name or path.</param>
    /// <param name="settings">Values in place of the file's, each <c>path=value</c>: the path keys, names and indexes
    /// of lists with dots between them, the value YAML; a later one counts over an earlier one. Whatever is wrong with
    /// them is found together with what is wrong in the file.</param>
    public static LoadResult Load(string nameOrPath, IReadOnlyList<string> settings)
    {
        var findings = new FindingList(nameOrPath);
        if (ScenarioCatalog.Find(nameOrPath) is { } source)
        {
            return Parse(source.Text, source.File, settings);
        }
        try
        {
            return Parse(File.ReadAllText(nameOrPath), nameOrPath, settings);
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
    public static LoadResult Parse(string text, string file) => Parse(text, file, []);

    /// <summary>The same with some of its values given otherwise, as <see cref="Load(string, IReadOnlyList{string})"/>
    /// takes them.</summary>
    public static LoadResult Parse(string text, string file, IReadOnlyList<string> settings)
    {
        var findings = new FindingList([file, .. settings.Select(Setting.NameOf)]);
        var read = settings.Select((s, i) => Setting.Read(s, i + 1, findings)).OfType<Setting>().ToList();
        if (SourceReader.Read(text, findings) is not { } root)
        {
            return new(null, findings.Sorted());
        }
        root = read.Aggregate(root, (tree, setting) => new SettingPath(setting, findings).Apply(tree));
        var context = new ReadContext(findings) { Start = StartOf(root) };
        if (ScenarioKeys.Shape.Read(root, context, out var spec))
        {
            SpecChecks.Run(spec, context);
        }
        return new(findings.Any ? null : Finish(spec!, root), findings.Sorted());
    }

    private static ScenarioSpec Finish(ScenarioSpec spec, SourceNode root) => spec.Lasting(spec.Duration) with
    {
        Calibration = [.. spec.Calibration.Select(
            c => c with { Value = c.Fitted is { } path ? FittedValue.Find(root, path) : null })],
    };

    // Times of day in the timeline count from the start, which is therefore needed before the keys are read.
    private static DateTimeOffset? StartOf(SourceNode root) =>
        root is MapNode map && map["start"]?.Value is ScalarNode start ? Times.ParseInstant(start.Value) : null;
}
