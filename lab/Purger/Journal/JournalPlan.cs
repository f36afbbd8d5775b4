using System.Security.Cryptography;
using System.Text;
using CdnLab.Purger.Planning;

namespace CdnLab.Purger.Journal;

/// <summary>The first line of a journal: which plan it is of. Calls are told by indexes, so a journal can be read with
/// its own plan only.</summary>
public sealed record JournalPlan
{
    /// <summary>Version of the format.</summary>
    public const int SchemaNow = 1;

    /// <summary>Version of the format it was written in.</summary>
    public required int Schema { get; init; }

    /// <summary>When the purge began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the purge.</summary>
    public required string Name { get; init; }

    /// <summary>Where it goes.</summary>
    public required string Target { get; init; }

    /// <summary>Kind of strategy, mode, passes and batch; rates may be others when it is taken up again.</summary>
    public required string Strategy { get; init; }

    /// <summary>Number of keys.</summary>
    public required int Keys { get; init; }

    /// <summary>SHA-256 of the keys in their shards and order.</summary>
    public required string Digest { get; init; }

    /// <summary>The line of a plan.</summary>
    public static JournalPlan Of(RunPlan plan, DateTimeOffset at)
    {
        var addresses = plan.Endpoints.Select(e => $"{e.Name}={e.Url.GetLeftPart(UriPartial.Path)}");
        var strategy = plan.Strategy;
        return new()
        {
            Schema = SchemaNow,
            At = at,
            Name = plan.Name,
            Target = string.Join(' ', ((string[])[plan.Traits.Name, plan.Service ?? ""]).Concat(addresses)
                .Where(part => part.Length > 0)),
            Strategy = $"{strategy.Kind}, {(strategy.Mode)}, {strategy.Passes}, {strategy.Limits.BatchMax} a call"
                .ToLowerInvariant(),
            Keys = plan.Shards.Sum(s => s.Count),
            Digest = DigestOf(plan),
        };
    }

    /// <summary>In what another plan differs from this one; empty: in nothing that matters.</summary>
    public IEnumerable<string> DifferencesFrom(JournalPlan other)
    {
        if (Target != other.Target)
        {
            yield return $"it goes to '{Target}', and not to '{other.Target}'";
        }
        if (Strategy != other.Strategy)
        {
            yield return $"its strategy is '{Strategy}', and not '{other.Strategy}'";
        }
        if (Keys != other.Keys)
        {
            yield return $"it has {Keys} keys, and not {other.Keys}";
        }
        else if (Digest != other.Digest)
        {
            yield return "its keys, their order or their shards are others";
        }
    }

    private static string DigestOf(RunPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var shard in plan.Shards)
        {
            Append($"\u0001{shard.Name}\u0002{shard.Edge}\u0002{shard.ByUrl}\u0002{plan.Host}");
            foreach (var key in shard.Keys)
            {
                Append(key);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }
}
