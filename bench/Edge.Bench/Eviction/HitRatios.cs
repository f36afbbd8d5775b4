namespace CdnLab.Edge.Bench.Eviction;

/// <summary>Hit ratios of one trace at one capacity.</summary>
internal sealed record HitRatios(double Edge, double Lru, double Fifo, double Optimal)
{
    public static HitRatios Of(int[] trace, int capacity)
    {
        var store = new StoreCache(capacity);
        var lru = new QueueCache(capacity, recency: true);
        var fifo = new QueueCache(capacity, recency: false);
        double length = trace.Length;
        return new(
            trace.Count(store.Ask) / length,
            trace.Count(lru.Ask) / length,
            trace.Count(fifo.Ask) / length,
            OptimalCache.Hits(trace, capacity) / length);
    }
}
