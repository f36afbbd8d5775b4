using CdnLab.Model.Caching;

namespace CdnLab.Model.Redirects;

/// <summary>A redirect cycle in cache-key space: every hop of it is answered by the entry of a key already met, so the
/// chain can never end while the entries stand.</summary>
/// <param name="Keys">The keys of the cycle, in the order met; one key is a self-loop.</param>
/// <param name="Leading">Hops before the cycle is entered.</param>
public sealed record RedirectCycle(IReadOnlyList<CacheKey> Keys, int Leading)
{
    /// <summary>Follows redirects from a URL and finds the cycle they run into, if they do.</summary>
    /// <param name="url">Where the chain begins.</param>
    /// <param name="answer">For a URL: its cache key, and the location that its entry redirects to (null: no
    /// redirect).</param>
    public static RedirectCycle? Find(string url, Func<string, (CacheKey Key, string? Location)> answer)
    {
        var order = new List<CacheKey>();
        var seen = new Dictionary<CacheKey, int>();
        while (true)
        {
            var (key, location) = answer(url);
            if (location is null)
            {
                return null;
            }
            if (seen.TryGetValue(key, out var first))
            {
                return new(order[first..], first);
            }
            seen.Add(key, order.Count);
            order.Add(key);
            url = location;
        }
    }
}
