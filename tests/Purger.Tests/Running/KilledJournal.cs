using System.Text.Json;
using CdnLab.Model.Randomness;

namespace CdnLab.Purger.Tests.Running;

/// <summary>What the journal of a killed process says, read without the code that is tested.</summary>
internal sealed record KilledJournal(int Confirmed, IReadOnlyList<string> Unconfirmed, int TornBytes)
{
    /// <summary>Reads one of a purge by hash buckets.</summary>
    public static KilledJournal Read(string file, IReadOnlyList<string> keys, int shards)
    {
        // Buckets by the hash of the name, keys within them by name.
        const string Prefix = "project/";
        var split = keys.Select(key => key[Prefix.Length..])
            .GroupBy(name => StableHash.Of(name) % (ulong)shards).OrderBy(g => g.Key)
            .Select(g => g.Order(StringComparer.Ordinal).Select(name => Prefix + name).ToList()).ToList();
        var text = File.ReadAllText(file);
        var whole = text.LastIndexOf('\n') + 1;
        var last = new Dictionary<(int Shard, int First, int Count), string>();
        foreach (var line in text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var entry = JsonDocument.Parse(line).RootElement;
            if (entry.TryGetProperty("shard", out var shard))
            {
                last[(shard.GetInt32(), entry.GetProperty("first").GetInt32(), entry.GetProperty("count").GetInt32())] =
                    entry.GetProperty("kind").GetString()!;
            }
        }
        IEnumerable<string> Of(Func<string, bool> kind) => last.Where(e => kind(e.Value))
            .SelectMany(e => split[e.Key.Shard].GetRange(e.Key.First, e.Key.Count));
        return new(
            Of(kind => kind == "accepted").Count(), [.. Of(kind => kind == "intent")], text.Length - whole);
    }
}
