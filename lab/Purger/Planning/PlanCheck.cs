using CdnLab.Model.Purging;
using CdnLab.Model.Purging.Remedies;
using CdnLab.Purger.Targets;

namespace CdnLab.Purger.Planning;

/// <summary>What a kind of edge does not take of a strategy and its keys.</summary>
public static class PlanCheck
{
    /// <summary>What is wrong before the keys are split.</summary>
    public static IEnumerable<string> Strategy(PurgeStrategy strategy, PlannedKeys keys, PurgerOptions options)
    {
        var kind = PurgeKinds.Of(strategy);
        if (!keys.AffectedKnown && (PurgePlanner.MeansOnlyAffected(strategy) || kind is AffectedUrls))
        {
            yield return $"--strategy {strategy.Name}: which keys are affected is known of a scenario's only; "
                + "fix: name the scenario, or put the affected keys alone into the file and take hash";
        }
        if (kind is Adaptive && options.Health is null)
        {
            yield return $"--strategy {strategy.Name}: its rate follows the origin's load, which nothing tells; "
                + "fix: --health http://127.0.0.1:8000/health, or the strategy paced";
        }
        if (!keys.AffectedKnown && kind.NeedsTags)
        {
            yield return $"--strategy {strategy.Name}: its keys are groups of its own, not those of the file; "
                + "fix: put the group keys into the file and take hash";
        }
    }

    /// <summary>What is wrong with the split keys.</summary>
    public static IEnumerable<string> Shards(
        PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards, TargetTraits traits, string? host)
    {
        if (shards.Count == 0)
        {
            yield return "there is nothing to purge: no key is left; fix: other keys, or another strategy";
        }
        var all = shards.Any(s => s.Keys.Count == 0);
        var urls = shards.Any(s => s.ByUrl);
        if (all && !traits.All)
        {
            yield return $"--strategy {strategy.Name}: {traits.Name} cannot be purged of everything at once; "
                + "fix: a strategy that goes key by key";
        }
        if (strategy.Mode == PurgeMode.Soft && !(all ? traits.SoftAll : urls ? traits.SoftUrls : traits.Soft))
        {
            var what = all ? "everything" : urls ? "URLs" : "keys";
            yield return $"--strategy {strategy.Name}: it is soft, and {traits.Name} purges {what} hard only; "
                + $"fix: --strategy {strategy.Kind}:hard";
        }
        var max = urls ? traits.UrlsMax : traits.KeysMax;
        if (strategy.Limits.BatchMax > max)
        {
            yield return $"--strategy {strategy.Name}: batch_max={strategy.Limits.BatchMax}, and {traits.Name} takes "
                + $"at most {max} {(urls ? "URLs" : "keys")} in a call; fix: batch_max={max}";
        }
        if (urls && host is null && traits.Name != "varnish")
        {
            yield return "--host: a purge by URL needs the host of the URLs; fix: --host www.example.org";
        }
        foreach (var finding in Sizes(strategy, shards, traits))
        {
            yield return finding;
        }
    }

    private static IEnumerable<string> Sizes(
        PurgeStrategy strategy, IReadOnlyList<PurgeShard> shards, TargetTraits traits)
    {
        var keys = shards.SelectMany(s => s.Keys);
        if (keys.FirstOrDefault(key => key.Length > traits.KeyBytesMax) is { } key)
        {
            yield return $"a key of {key.Length} bytes, '{key[..40]}…': {traits.Name} takes at most "
                + $"{traits.KeyBytesMax}; fix: leave it out";
        }
        if (traits.CallBytesMax > 0
            && shards.SelectMany(s => s.Keys.Chunk(strategy.Limits.BatchMax)).Select(Bytes)
                .FirstOrDefault(bytes => bytes > traits.CallBytesMax) is > 0 and var bytes)
        {
            yield return $"--strategy {strategy.Name}: a call of {strategy.Limits.BatchMax} keys takes {bytes} bytes, "
                + $"and {traits.Name} reads fields of {traits.CallBytesMax}; fix: a smaller batch_max";
        }
    }

    // A special character may be escaped by three more.
    private static int Bytes(string[] keys) =>
        keys.Sum(key => 1 + key.Length + 3 * key.Count(c => !char.IsAsciiLetterOrDigit(c) && c is not ('/' or '-')));
}
