using CdnLab.Edge.Store;
using CdnLab.Model.Purging;
using CdnLab.Model.Randomness;

namespace CdnLab.Edge.Tests.Store;

/// <summary>Purges go in portions and let others in between: whatever they interleave with, nothing is counted twice,
/// lost or left behind.</summary>
public sealed class ConcurrentUseTests
{
    private const int Keys = 500;

    [Fact]
    public void Store_PutPurgedAndReadByManyThreads_AddsUp()
    {
        var store = StoredObjects.StoreOf(200_000);
        Parallel.For(0, 4, thread =>
        {
            var random = new RandomStream((ulong)thread, "store/concurrent");
            for (var i = 0; i < 5_000; i++)
            {
                Use(store, random);
            }
        });

        var left = Enumerable.Range(0, Keys).SelectMany(key => store.Inspect($"h/{key}")).ToList();
        Assert.Equal((left.Count, left.Sum(o => o.Bytes)), (store.Statistics.Responses, store.Statistics.Bytes));
        Assert.Equal(left.Count, store.Tagged("all").Count);
        Assert.Equal(left.Count, store.PurgeSurrogateKey("all", PurgeMode.Hard, StoredObjects.Now));
        Assert.Equal((0, 0L), (store.Statistics.Responses, store.Statistics.Bytes));
    }

    private static void Use(ResponseStore store, RandomStream random)
    {
        var key = $"h/{random.NextBelow(Keys)}";
        switch (random.NextBelow(200))
        {
            case 0:
                store.PurgeSurrogateKey("all", PurgeMode.Hard, StoredObjects.Now);
                break;
            case 1:
                store.PurgeAll(PurgeMode.Hard, StoredObjects.Now);
                break;
            case < 10:
                store.PurgeKey(key, PurgeMode.Hard, StoredObjects.Now);
                break;
            case < 60:
                store.Find(key, StoredObjects.Asking("X", $"{random.NextBelow(3)}"));
                break;
            default:
                store.Put(StoredObjects.Of(
                    key, 300, "all", random.NextChance(0.5) ? "X" : "", $"{random.NextBelow(3)}"));
                break;
        }
    }
}
