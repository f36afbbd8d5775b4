using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Purger.Planning;

/// <summary>Keys of a file as something to purge: what all of them begin with, up to a slash, is the key's template,
/// and the rest is the name that strategies split by.</summary>
public static class KeyFile
{
    /// <summary>The keys as projects, the first as the most popular.</summary>
    /// <param name="name">Name in texts.</param>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="path">Path of a key's document, a template of <c>key</c> and <c>name</c>; null: none is known.
    /// </param>
    public static PlannedKeys Of(string name, IReadOnlyList<string> keys, string? path)
    {
        var prefix = PrefixOf(keys);
        var projects = keys.Select((key, i) =>
        {
            var rest = key[prefix.Length..];
            return new Project(i + 1, rest, rest, 0, 0);
        });
        return new(name, new() { Key = prefix + "{normalized}" }, new([.. projects])
        {
            Families = path is null ? [] : [new() { Name = "document", Paths = [PathOf(path, prefix)] }],
        });
    }

    /// <summary>What all keys begin with, up to and with a slash.</summary>
    internal static string PrefixOf(IReadOnlyList<string> keys)
    {
        var length = keys.Count == 0 ? 0 : keys[0].LastIndexOf('/') + 1;
        foreach (var key in keys)
        {
            while (length > 0 && (key.Length <= length || !key.StartsWith(keys[0][..length], StringComparison.Ordinal)))
            {
                length = keys[0].LastIndexOf('/', length - 1, length - 1) + 1;
            }
        }
        // A brace is a place in a template.
        return keys.Count > 0 && !keys[0][..length].AsSpan().ContainsAny('{', '}') ? keys[0][..length] : "";
    }

    private static string PathOf(string path, string prefix) =>
        Template.Parse(path).Expand(place => place switch
        {
            "key" => prefix + "{name}",
            "name" => "{name}",
            _ => null,
        });
}
