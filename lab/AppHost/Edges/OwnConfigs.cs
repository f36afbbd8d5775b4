using System.Globalization;
using CdnLab.AppHost.Resources;
using CdnLab.Scenarios.Export;

namespace CdnLab.AppHost.Edges;

/// <summary>Configuration files of the user's own, <c>FILE</c> for every edge config or <c>CONFIG=FILE</c> for one.
/// </summary>
public sealed class OwnConfigs
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>Reads the values of <c>--edge-config</c>.</summary>
    /// <exception cref="ResourceException">A file or a config is not there.</exception>
    public static OwnConfigs Of(IReadOnlyList<string> values, IReadOnlyCollection<string> configs)
    {
        var own = new OwnConfigs();
        foreach (var value in values)
        {
            var parts = value.Split('=', 2);
            var (config, file) = parts.Length == 2 && !File.Exists(value) ? (parts[0], parts[1]) : ("", value);
            if (config.Length > 0 && !configs.Contains(config))
            {
                throw new ResourceException(
                    "edge", $"--edge-config {value}: no edge config '{config}'", $"known: {string.Join(", ", configs)}");
            }
            if (!File.Exists(file))
            {
                throw new ResourceException(
                    "edge", $"--edge-config: there is no file {file}", "cdnlab export writes one to begin with");
            }
            own._files[config] = Path.GetFullPath(file);
        }
        return own;
    }

    /// <summary>Whether a config is the user's own.</summary>
    public bool Has(string config) => _files.ContainsKey(config) || _files.ContainsKey("");

    /// <summary>The user's text for a config, its places filled; null: the generated one counts.</summary>
    public string? TextOf(string config, EdgeSite site)
    {
        var file = _files.GetValueOrDefault(config) ?? _files.GetValueOrDefault("");
        if (file is null)
        {
            return null;
        }
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
