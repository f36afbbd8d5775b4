using System.Globalization;
using CdnLab.Scenarios.Export;

namespace CdnLab.AppHost.Edges;

/// <summary>Configuration files of the user's own, <c>FILE</c> for every edge config or <c>CONFIG=FILE</c> for one.
/// </summary>
public sealed class OwnConfigs
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly List<ExportFinding> _findings = [];

    /// <summary>Files and configs that are not there.</summary>
    public IReadOnlyList<ExportFinding> Findings => _findings;

    /// <summary>The files that are there, by edge config; empty for every other one.</summary>
    public IReadOnlyDictionary<string, string> Files => _files;

    /// <summary>Reads the values of <c>--edge-config</c>.</summary>
    public static OwnConfigs Of(IReadOnlyList<string> values, IReadOnlyCollection<string> configs)
    {
        var own = new OwnConfigs();
        var known = string.Join(", ", configs);
        foreach (var value in values)
        {
            var parts = value.Split('=', 2);
            var (config, file) = parts.Length == 2 && !File.Exists(value) ? (parts[0], parts[1]) : ("", value);
            if (config.Length > 0 && !configs.Contains(config))
            {
                own._findings.Add(new(
                    config, $"--edge-config {value}", "the scenario has none of this name", $"known: {known}"));
            }
            if (!File.Exists(file))
            {
                own._findings.Add(new(
                    config.Length > 0 ? config : known,
                    $"--edge-config {value}",
                    $"there is no file {file}",
                    "docs/real-edges.md shows a file of each program to begin with"));
            }
            own._files[config] = Path.GetFullPath(file);
        }
        return own;
    }

    /// <summary>Whether a config is the user's own.</summary>
    public bool Has(string config) => _files.ContainsKey(config) || _files.ContainsKey("");

    /// <summary>The user's text for a config, its places filled; null: the generated one counts.</summary>
    public string? TextOf(string config, EdgeSite site) =>
        (_files.GetValueOrDefault(config) ?? _files.GetValueOrDefault("")) is { } file ? Fill(file, site) : null;

    /// <summary>The text of a file, its places filled.</summary>
    public static string Fill(string file, EdgeSite site)
    {
        (string Place, string Value)[] places =
        [
            ("@name@", site.Name),
            ("@origin_host@", site.Origin.Host),
            ("@origin_port@", site.Origin.Port.ToString(CultureInfo.InvariantCulture)),
            ("@listen@", site.Listen),
            ("@folder@", site.Lab!.Folder),
            ("@lab@", Path.Combine(site.Lab.Folder, "lab.conf")),
            ("@speed@", site.Speed.ToString("0.0##", CultureInfo.InvariantCulture)),
        ];
        return places.Aggregate(
            File.ReadAllText(file), (text, p) => text.Replace(p.Place, p.Value, StringComparison.Ordinal));
    }
}
