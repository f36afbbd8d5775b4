using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Checks;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Reads a change: a change file, a scenario file, or a scenario of the catalogue by its name. Everything that
/// is wrong is found at once.</summary>
public static class ChangeLoader
{
    /// <summary>Reads a change by its path, or by the name of a scenario.</summary>
    public static ChangeLoad Load(string nameOrPath)
    {
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
            // Says what cannot be read, and what scenarios there are.
            return new(null, ScenarioLoader.Load(nameOrPath).Findings);
        }
    }

    /// <summary>Reads the text of a change or a scenario file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name, for findings; a names file is relative to it.</param>
    public static ChangeLoad Parse(string text, string file)
    {
        var findings = new FindingList(file);
        if (SourceReader.Read(text, findings) is not { } root)
        {
            return new(null, findings.Sorted());
        }
        if (root is MapNode { } map && map["catalogue"] is not null && map["change"] is null)
        {
            var scenario = ScenarioLoader.Parse(text, file);
            return new(scenario.Spec is { } good ? ScenarioChange.Of(good, file, root) : null, scenario.Findings);
        }
        var context = new ReadContext(findings);
        if (ChangeKeys.Shape.Read(root, context, out var spec))
        {
            Check(spec, context, file);
            spec = new ConfigFiles(spec, context, file).Read();
        }
        return new(findings.Any ? null : Finish(spec!, file, root), findings.Sorted());
    }

    private static void Check(ChangeSpec spec, ReadContext context, string file)
    {
        var rules = spec.Rules;
        new ReferenceCheck(rules, context).Run();
        new EdgeRuleCheck(rules, context).Run();
        new TemplateCheck(rules, context).Run();
        new StepCheck(spec, context).Run();
        new NamesFileCheck(spec, context, file).Run();
    }

    private static ChangeSpec Finish(ChangeSpec spec, string file, SourceNode root) => spec with
    {
        NamesFile = spec.NamesFile is { } names ? NamesFileCheck.Resolve(names, file) : null,
        Place = new(file, root.Start.Line, root.Start.Column),
        Steps = StepPlaces.Placed(spec.Steps, file, root, "steps"),
    };
}
