namespace CdnLab.Edge.Bench.Eviction;

/// <summary>What no policy can surpass: it knows the future and evicts what is asked for latest (Belady, 1966); an
/// object that is not asked for again is not stored at all.</summary>
internal static class OptimalCache
{
    public static int Hits(int[] trace, int capacity)
    {
        var next = NextUses(trace);
        var stored = new Dictionary<int, int>();
        var latest = new PriorityQueue<int, int>();
        var hits = 0;
        for (var i = 0; i < trace.Length; i++)
        {
            hits += stored.Remove(trace[i]) ? 1 : 0;
            if (next[i] == int.MaxValue)
            {
                continue;
            }

            stored[trace[i]] = next[i];
            latest.Enqueue(trace[i], -next[i]);
            while (stored.Count > capacity && latest.TryDequeue(out var key, out var use))
            {
                // What was used since stands in the queue once more, with its later use.
                if (stored.TryGetValue(key, out var current) && current == -use)
                {
                    stored.Remove(key);
                }
            }
        }

        return hits;
    }

    private static int[] NextUses(int[] trace)
    {
        var next = new int[trace.Length];
        var seen = new Dictionary<int, int>();
        for (var i = trace.Length - 1; i >= 0; i--)
        {
            next[i] = seen.GetValueOrDefault(trace[i], int.MaxValue);
            seen[trace[i]] = i;
        }

        return next;
    }
}
