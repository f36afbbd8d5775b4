using CdnLab.Edge.Store;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Tests.Store;

/// <summary>The bytes that the store counts are those that its objects take on the heap.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    private const int Objects = 10_000;

    /// <param name="bodyBytes">Size of each body.</param>
    /// <param name="surrogateKeys">Its surrogate keys.</param>
    /// <param name="usedMin">Share of the counted bytes that is really used: text that objects share is counted with
    /// each of them.</param>
    [Theory]
    [InlineData(0, "", 0.6)]
    [InlineData(200, "own-{0} project/{0} all", 0.65)]
    [InlineData(2048, "", 0.85)]
    [InlineData(20_000, "all", 0.95)]
    public void Put_ManyObjects_TakeTheBytesTheyAreCountedWith(int bodyBytes, string surrogateKeys, double usedMin)
    {
        // The middle of three: what servers of earlier tests give back late spoils one of them.
        var shares = Enumerable.Range(0, 3).Select(_ => UsedShare(bodyBytes, surrogateKeys)).Order().ToList();

        Assert.InRange(shares[1], usedMin, 1);
    }

    private static double UsedShare(int bodyBytes, string surrogateKeys)
    {
        var store = StoredObjects.StoreOf(1L << 40);
        var before = Heap();
        Fill(store, bodyBytes, surrogateKeys);
        var used = Heap() - before;
        Assert.Equal(Objects, store.Statistics.Responses);
        GC.KeepAlive(store);
        return used / (double)store.Statistics.Bytes;
    }

    [Fact]
    public void Put_TenTimesTheCapacity_TakesNoMoreThanTheCapacity()
    {
        const long capacity = 4L << 20;
        var store = StoredObjects.StoreOf(capacity);
        var before = Heap();
        Fill(store, bodyBytes: 4 * 1024, "");
        var used = Heap() - before;
        Assert.InRange(store.Statistics.Evicted, Objects * 9 / 10, Objects);
        Assert.InRange(store.Statistics.Bytes, capacity * 9 / 10, capacity);
        Assert.InRange(used, 1, capacity);
        GC.KeepAlive(store);
    }

    // What tests before left behind goes first.
    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Fill(ResponseStore store, int bodyBytes, string surrogateKeys)
    {
        for (var i = 0; i < Objects; i++)
        {
            // New strings, as they come from the wire.
            var fields = new HeaderFields(
                (Wire("Cache-Control"), Wire("max-age=86400, public")),
                (Wire("Content-Type"), Wire("application/json")),
                (Wire("ETag"), $"\"{i:x8}\""),
                (Wire("Surrogate-Key"), string.Format(null, surrogateKeys, i)),
                (Wire("Vary"), Wire("Accept-Encoding")));
            var response = StoringRule.Store(
                new($"example.test/objects/{i}"), Wire("accept-encoding:"), 200, fields, StoredObjects.Now,
                StoredObjects.Now, CacheProfiles.Strict, new(Wire("before"), "default", StoredObjects.Now));
            store.Put(new(response, new byte[bodyBytes]));
        }
    }

    private static string Wire(string text) => new(text.AsSpan());
}
