using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Settings;

/// <summary>A value of the file that is given in another way: <c>path=value</c>, the value YAML.</summary>
/// <param name="Source">Its number among the settings, from 1.</param>
/// <param name="Path">Keys, names and indexes of lists, with dots between them.</param>
/// <param name="Value">What stands there.</param>
internal sealed record Setting(int Source, string Path, SourceNode Value)
{
    /// <summary>Where it begins, for findings about its path.</summary>
    public Position Start => new(1, 1, Source);

    /// <summary>What findings call a setting.</summary>
    public static string NameOf(string text) => "--set " + (Split(text)?.Path ?? text);

    /// <summary>Reads a setting; null when it is none, which is then a finding.</summary>
    public static Setting? Read(string text, int source, FindingList findings)
    {
        if (Split(text) is not var (path, value))
        {
            findings.Add(
                FindingCode.Setting,
                new Position(1, 1, source),
                $"'{text}' is not path=value",
                "write it as clients.rate=100 or timeline.0.at=10:50:00");
            return null;
        }
        return SourceReader.Read(value, findings, source) is { } node ? new(source, path, node) : null;
    }

    private static (string Path, string Value)? Split(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? "" : text[..equals].Trim();
        return path.Length == 0 || path.Split('.').Contains("") ? null : (path, text[(equals + 1)..]);
    }
}
