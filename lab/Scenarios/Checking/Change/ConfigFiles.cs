using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Checks;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Yaml;
using CdnLab.Scenarios.Import;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>Edge configs that are files of a real edge: read into rules, and what is not understood of them kept.
/// </summary>
internal sealed class ConfigFiles(ChangeSpec spec, ReadContext context, string file) : SpecCheck(spec.Rules, context)
{
    private const string Kinds = "add kind: vcl, nginx or redirects";
    private readonly OrderedDictionary<string, EdgeConfig> _configs = new(StringComparer.Ordinal);
    private readonly List<UnreadPart> _unread = [];

    /// <summary>The change with the rules of its files.</summary>
    public ChangeSpec Read()
    {
        Run();
        return spec with { Edge = spec.Edge with { Configs = _configs }, Unread = [.. spec.Unread, .. _unread] };
    }

    public override void Run()
    {
        foreach (var (name, config) in spec.Edge.Configs)
        {
            _configs.Add(name, Read(config) is { } read
                ? config with { Rules = read.Rules, CacheKey = read.CacheKey } : config);
        }
    }

    private EdgeConfig? Read(EdgeConfig config)
    {
        if (Source(config) is not { } source)
        {
            return null;
        }
        if (source["file"] is not { Value: ScalarNode at })
        {
            ReportKey(FindingCode.Choice, source["kind"], $"config '{config.Name}' has a kind but no file", "add file");
            return null;
        }
        foreach (var key in new[] { "rules", "cache_key" })
        {
            ReportKey(
                FindingCode.Choice,
                source[key],
                $"config '{config.Name}' has file and {key}, which exclude each other",
                "keep one");
        }
        return Sound(config, "file") && KindOf(config, at) is { } kind ? Read(config, kind, at) : null;
    }

    private ImportKind? KindOf(EdgeConfig config, ScalarNode at)
    {
        if (Node(config, "kind") is { } node)
        {
            return Sound(config, "kind") && Enum.TryParse<ImportKind>((node as ScalarNode)?.Value, true, out var kind)
                ? kind : null;
        }
        var told = EdgeImport.KindOf(at.Value);
        if (told is null)
        {
            Report(FindingCode.MissingKey, at, $"config '{config.Name}': the name '{at.Value}' tells no kind", Kinds);
        }
        return told;
    }

    private EdgeConfig? Read(EdgeConfig config, ImportKind kind, ScalarNode at)
    {
        var path = NamesFileCheck.Resolve(at.Value, file);
        if (Text(config, path, at) is not { } text)
        {
            return null;
        }
        var result = EdgeImport.Read(kind, text, path);
        _unread.AddRange(result.Findings.Select(
            f => new UnreadPart(new(f.File, f.Line, f.Column), $"'{f.Text}': {f.Why}")));
        return result.Config;
    }

    private string? Text(EdgeConfig config, string path, ScalarNode at)
    {
        var why = $"it has more than {EdgeImport.LengthMax} characters";
        try
        {
            if (BoundedFile.Read(path, EdgeImport.LengthMax) is { } text)
            {
                return text;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            why = File.Exists(path) ? "it may not be read" : "there is no such file";
        }
        Report(
            FindingCode.Unreadable,
            at,
            $"config '{config.Name}': '{path}' cannot be read: {why}",
            "name a file, relative to this one");
        return null;
    }
}
