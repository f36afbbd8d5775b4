using System.Globalization;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Settings;

/// <summary>Looks up what a path names: keys, names and numbers of list items, with dots between them.</summary>
internal static class FittedValue
{
    /// <summary>The value's text, lists and mappings in flow style; null when the path leads nowhere.</summary>
    public static string? Find(SourceNode? root, string path) => At(root, path) is { } node ? Text(node) : null;

    private static SourceNode? At(SourceNode? node, string path) => (node, path) switch
    {
        (null, _) or (_, "") => node,
        (MapNode map, _) => map.Entries
            .Where(e => path == e.Key || path.StartsWith(e.Key + ".", StringComparison.Ordinal))
            .Select(e => At(e.Value, path[Math.Min(path.Length, e.Key.Length + 1)..]))
            .FirstOrDefault(found => found is not null),
        (ListNode list, _) => path.Split('.', 2) is var steps
            && int.TryParse(steps[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < list.Items.Count ? At(list.Items[index], steps.ElementAtOrDefault(1) ?? "") : null,
        _ => null,
    };

    private static string Text(SourceNode node) => node switch
    {
        MapNode map => "{" + string.Join(", ", map.Entries.Select(e => $"{e.Key}: {Text(e.Value)}")) + "}",
        ListNode list => "[" + string.Join(", ", list.Items.Select(Text)) + "]",
        ScalarNode scalar => scalar.Value,
        _ => "",
    };
}
