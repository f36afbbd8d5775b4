using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;

namespace CdnLab.Scenarios.Compilation;

/// <summary>The cache of one edge, as far as one class of URLs goes, and the requests made of it.</summary>
public sealed class ClassCache
{
    private readonly Dictionary<string, StoredEntry> _entries = new(StringComparer.Ordinal);
    private readonly Format.ScenarioSpec _spec;
    private readonly ClassTable _table;

    /// <summary>An empty cache.</summary>
    public ClassCache(Format.ScenarioSpec spec, ClassTable table)
    {
        _spec = spec;
        _table = table;
    }

    /// <summary>What is stored, by key.</summary>
    public IReadOnlyDictionary<string, StoredEntry> Entries => _entries;

    /// <summary>A cache that holds what requests by every spelling leave behind.</summary>
    public static ClassCache Warm(
        Format.ScenarioSpec spec, ClassTable table, DeployState state, DateTimeOffset now)
    {
        var cache = new ClassCache(spec, table);
        foreach (var url in table.ClientUrls)
        {
            cache.Request(url, state, now);
        }
        return cache;
    }

    /// <summary>The same content in a cache of its own, without the given keys.</summary>
    public ClassCache Without(IReadOnlyCollection<string> keys)
    {
        var copy = new ClassCache(_spec, _table);
        foreach (var (key, entry) in _entries.Where(e => !keys.Contains(e.Key)))
        {
            copy._entries.Add(key, entry);
        }
        return copy;
    }

    /// <summary>Removes everything, as a hard purge does.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Makes a request and follows its redirects; what comes from the origin is stored.</summary>
    /// <param name="url">Symbol of the URL.</param>
    /// <param name="state">What is in force.</param>
    /// <param name="now">When.</param>
    public ExchangeChain Request(string url, DeployState state, DateTimeOffset now)
    {
        var exchanges = new List<Exchange>();
        var cycle = RedirectCycle.Find(url, asked =>
        {
            var exchange = Answer(asked, state, now);
            exchanges.Add(exchange);
            // What no key holds is told apart by its URL: it is answered anew each time, and alike.
            var key = exchange.Key.Length > 0 ? exchange.Key : $"{exchange.ServedBy} {asked}";
            return (new CacheKey(key), Local(exchange.Location));
        });
        // The exchange that closes a cycle is the first of it once more.
        return new(cycle is null ? exchanges : exchanges[..^1], cycle);
    }

    private Exchange Answer(string url, DeployState state, DateTimeOffset now)
    {
        var edge = _table.Edge[(state.Config, url)];
        if (edge.Outcome == EdgeRequestOutcome.Redirect)
        {
            return new(url, "", edge.Status, edge.Location, AnswerSource.Edge, null);
        }
        if (edge.Outcome == EdgeRequestOutcome.Lookup && _entries.TryGetValue(edge.Key, out var entry)
            && entry.IsFresh(now) && !Refused(edge.Key, entry, state))
        {
            return new(url, edge.Key, entry.Answer.Status, entry.Answer.Location, AnswerSource.Cache, entry.By);
        }
        var answer = _table.Origin[(state.Release, edge.Url)];
        var config = _spec.Edge.Configs[state.Config];
        if (edge.Key.Length > 0 && answer.Storable && !config.UnstorableStatuses.Contains(answer.Status))
        {
            _entries[edge.Key] = new(answer, state, now);
        }
        return new(url, edge.Key, answer.Status, answer.Location, AnswerSource.Origin, null);
    }

    /// <summary>The guard of a config against redirects to themselves.</summary>
    private bool Refused(string key, StoredEntry entry, DeployState state) =>
        _spec.Edge.Configs[state.Config].RefuseSelfRedirect
        && Local(entry.Answer.Location) is { } next
        && _table.Edge[(state.Config, next)].Key == key;

    private string? Local(string? location)
    {
        if (location is null || location.StartsWith('/'))
        {
            return location;
        }
        var host = new[] { "https://", "http://" }.Select(scheme => scheme + _spec.Topology.Host)
            .FirstOrDefault(prefix => location.StartsWith(prefix + "/", StringComparison.OrdinalIgnoreCase));
        return host is null ? null : location[host.Length..];
    }
}
