using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;

namespace CdnLab.Conformance.Rules;

/// <summary>A list of stored responses: the plainest store there is.</summary>
internal sealed class RuleStore(CacheProfile profile)
{
    private readonly List<(StoredResponse Response, string Body)> _stored = [];
    private readonly List<CacheKey> _purged = [];
    private readonly PurgeLog _purges = new();

    public long PurgeMark => _purges.Mark;

    public (StoredResponse Response, string Body)? Find(CacheKey key, HeaderFields request)
    {
        var matching = _stored.Where(s => s.Response.Key == key);
        return matching.Where(s => s.Response.Variant == VariantOf(s.Response, request))
            .OrderBy(s => s.Response.ResponseTime).Cast<(StoredResponse, string)?>().LastOrDefault();
    }

    public bool Knows(CacheKey key) => _stored.Exists(s => s.Response.Key == key);

    public void Put(StoredResponse response, string body)
    {
        var fields = VaryRule.FieldNames(response.Headers["Vary"]);
        _stored.RemoveAll(s => s.Response.Key == response.Key && s.Response.Variant == response.Variant
            && VaryRule.FieldNames(s.Response.Headers["Vary"]).SequenceEqual(fields));
        _stored.Add((response, body));
    }

    public void PutUnlessPurged(StoredResponse response, string body, long mark)
    {
        if (!profile.PurgeReachesFetches || _purges.LastSince(mark, response) is null)
        {
            Put(response, body);
        }
    }

    public void Invalidate(CacheKey key) => _stored.RemoveAll(s => s.Response.Key == key);

    public void Forget(StoredResponse response) => _stored.RemoveAll(s => s.Response == response);

    public bool TakePurged(CacheKey key) => _purged.Remove(key);

    public void Purge(PurgeRequest purge, Func<string, EdgeRequestDecision> decide, DateTimeOffset now)
    {
        var keys = purge.Urls.Select(url => decide(url).Key).ToHashSet();
        Note(purge, keys);
        for (var i = _stored.Count - 1; i >= 0; i--)
        {
            var (response, body) = _stored[i];
            if (!purge.All && !keys.Contains(response.Key) && !response.SurrogateKeys.Intersect(purge.Keys).Any())
            {
                continue;
            }

            if (PurgeEffect.Apply(response, purge.Mode, now) is { } kept)
            {
                _stored[i] = (kept, body);
                continue;
            }

            _stored.RemoveAt(i);
            _purged.Add(response.Key);
        }
    }

    private void Note(PurgeRequest purge, IEnumerable<CacheKey> keys)
    {
        foreach (var key in keys)
        {
            _purges.AddKey(key.Value);
        }

        foreach (var key in purge.Keys)
        {
            _purges.AddSurrogateKey(key);
        }

        if (purge.All)
        {
            _purges.AddAll();
        }
    }

    private string VariantOf(StoredResponse stored, HeaderFields request) =>
        VaryRule.VariantKey(VaryRule.FieldNames(stored.Headers["Vary"]), name => request[name], profile);
}
