using CdnLab.Edge.Store;
using CdnLab.Model.Purging;

namespace CdnLab.Edge.Tests.Store;

public sealed class ResponseStoreTests
{
    private static readonly DateTimeOffset Now = StoredObjects.Now;

    [Fact]
    public void Put_OneObject_CountsItsBytes()
    {
        var store = StoredObjects.StoreOf();
        var stored = StoredObjects.Of("h/a", bytes: 5000);
        store.Put(stored);
        Assert.True(stored.Bytes > 5000 + StoredObject.OverheadBytes);
        Assert.Equal(new(1, stored.Bytes, 1 << 20, 0), store.Statistics);
        Assert.Same(stored, store.Find("h/a", StoredObjects.Asking()));
    }

    [Fact]
    public void Put_SameVariantAgain_ReplacesItAndItsBytes()
    {
        var store = StoredObjects.StoreOf();
        store.Put(StoredObjects.Of("h/a", bytes: 5000, surrogateKeys: "old"));
        var second = StoredObjects.Of("h/a", bytes: 10, surrogateKeys: "new");
        store.Put(second);
        Assert.Equal(new(1, second.Bytes, 1 << 20, 0), store.Statistics);
        Assert.Empty(store.Tagged("old"));
        Assert.Equal([second], store.Tagged("new"));
    }

    [Fact]
    public void Put_BeyondCapacity_EvictsTheOldestThatWasNotUsed()
    {
        var size = StoredObjects.Of("h/0").Bytes;
        var store = StoredObjects.StoreOf(3 * size);
        foreach (var key in new[] { "h/0", "h/1", "h/2" })
        {
            store.Put(StoredObjects.Of(key));
        }

        Assert.NotNull(store.Find("h/0", StoredObjects.Asking()));
        store.Put(StoredObjects.Of("h/3"));
        Assert.Equal(new(3, 3 * size, 3 * size, 1), store.Statistics);
        Assert.Null(store.Find("h/1", StoredObjects.Asking()));
        Assert.NotNull(store.Find("h/0", StoredObjects.Asking()));
        Assert.NotNull(store.Find("h/3", StoredObjects.Asking()));
    }

    [Fact]
    public void Put_WhenEverythingWasUsed_StillMakesRoom()
    {
        var size = StoredObjects.Of("h/0").Bytes;
        var store = StoredObjects.StoreOf(2 * size);
        store.Put(StoredObjects.Of("h/0"));
        store.Put(StoredObjects.Of("h/1"));
        store.Find("h/0", StoredObjects.Asking());
        store.Find("h/1", StoredObjects.Asking());
        store.Put(StoredObjects.Of("h/2"));
        Assert.Equal(2 * size, store.Statistics.Bytes);
        Assert.NotNull(store.Find("h/2", StoredObjects.Asking()));
    }

    [Fact]
    public void Put_LargerThanTheCapacity_IsRefusedAndEvictsNothing()
    {
        var store = StoredObjects.StoreOf(4000);
        store.Put(StoredObjects.Of("h/a"));
        Assert.False(store.Put(StoredObjects.Of("h/b", bytes: 4000)));
        Assert.NotNull(store.Find("h/a", StoredObjects.Asking()));
        Assert.Equal(0, store.Statistics.Evicted);
    }

    [Fact]
    public void Put_ManyOfEverySize_NeverExceedsTheCapacityAndAddsUp()
    {
        var store = StoredObjects.StoreOf(50_000);
        var random = new CdnLab.Model.Randomness.RandomStream(1, "store");
        for (var i = 0; i < 2000; i++)
        {
            var key = $"h/{random.NextBelow(100)}";
            store.Put(StoredObjects.Of(key, random.NextBelow(3000), surrogateKeys: $"k{random.NextBelow(10)}"));
            if (random.NextChance(0.1))
            {
                store.PurgeSurrogateKey($"k{random.NextBelow(10)}", PurgeMode.Hard, Now);
            }

            Assert.InRange(store.Statistics.Bytes, 0, 50_000);
        }

        var left = Enumerable.Range(0, 100).SelectMany(k => store.Inspect($"h/{k}")).ToList();
        Assert.Equal(left.Sum(o => o.Bytes), store.Statistics.Bytes);
        Assert.Equal(left.Count, store.Statistics.Responses);
        Assert.Equal(left.Count, Enumerable.Range(0, 10).Sum(k => store.Tagged($"k{k}").Count));
        store.PurgeAll(PurgeMode.Hard, Now);
        Assert.Equal((0, 0L), (store.Statistics.Responses, store.Statistics.Bytes));
    }

    [Fact]
    public void Find_OtherVariant_IsNull()
    {
        var store = StoredObjects.StoreOf();
        var german = StoredObjects.Of("h/a", vary: "Accept-Language", value: "de");
        store.Put(german);
        Assert.Same(german, store.Find("h/a", StoredObjects.Asking("Accept-Language", "de")));
        Assert.Null(store.Find("h/a", StoredObjects.Asking("Accept-Language", "en")));
        Assert.True(store.LookUp("h/a", StoredObjects.Asking()).KeyKnown);
    }

    [Fact]
    public void Find_VaryChanged_PrefersTheMostRecentMatch()
    {
        var store = StoredObjects.StoreOf();
        var plain = StoredObjects.Of("h/a", second: 0);
        var varied = StoredObjects.Of("h/a", vary: "X", value: "1", second: 1);
        store.Put(plain);
        store.Put(varied);
        Assert.Same(varied, store.Find("h/a", StoredObjects.Asking("X", "1")));
        Assert.Same(plain, store.Find("h/a", StoredObjects.Asking("X", "2")));
        var newer = StoredObjects.Of("h/a", second: 2);
        store.Put(newer);
        Assert.Same(newer, store.Find("h/a", StoredObjects.Asking("X", "1")));
    }

    [Fact]
    public void PurgeSurrogateKey_Hard_RemovesTheTaggedAndRemembersThem()
    {
        var store = StoredObjects.StoreOf();
        store.Put(StoredObjects.Of("h/a", surrogateKeys: "x y", vary: "X", value: "1"));
        store.Put(StoredObjects.Of("h/a", surrogateKeys: "x", vary: "X", value: "2"));
        store.Put(StoredObjects.Of("h/b", surrogateKeys: "y"));
        Assert.Equal(2, store.PurgeSurrogateKey("x", PurgeMode.Hard, Now));
        Assert.Empty(store.Inspect("h/a"));
        Assert.Single(store.Inspect("h/b"));
        Assert.Equal([true, true, false], [store.TakePurged("h/a"), store.TakePurged("h/a"), store.TakePurged("h/a")]);
        Assert.False(store.TakePurged("h/b"));
    }

    [Fact]
    public void PurgeKey_Soft_KeepsTheObjectAndItsBytesButNotItsFreshness()
    {
        var store = StoredObjects.StoreOf();
        var stored = StoredObjects.Of("h/a");
        store.Put(stored);
        Assert.Equal(1, store.PurgeKey("h/a", PurgeMode.Soft, Now.AddSeconds(5)));
        Assert.Equal(Now.AddSeconds(5), store.Find("h/a", StoredObjects.Asking())!.Response.FreshUntil);
        Assert.Equal(stored.Bytes, store.Statistics.Bytes);
        Assert.False(store.TakePurged("h/a"));
    }

    [Fact]
    public void Invalidate_IsNoPurge()
    {
        var store = StoredObjects.StoreOf();
        store.Put(StoredObjects.Of("h/a"));
        store.Invalidate("h/a");
        Assert.Equal(0, store.Statistics.Responses);
        Assert.False(store.TakePurged("h/a"));
    }
}
