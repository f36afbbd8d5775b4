using CdnLab.Model.Caching;
using CdnLab.Model.Redirects;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Redirects;

public sealed class RedirectCycleTests
{
    private const int Urls = 8;
    private const int Keys = 6;

    // A cache: which key each URL has, and where the entry of each key redirects to (nowhere: a document).
    private static readonly Arbitrary<(int[] KeyOf, int[] TargetOf)> Caches =
        (from keys in Gen.Choose(0, Keys - 1).ArrayOf(Urls)
         from targets in Gen.Choose(-1, Urls - 1).ArrayOf(Keys)
         select (keys, targets)).ToArbitrary();

    [Fact]
    public void Find_AnySmallCache_AgreesWithFollowingForLong() =>
        Prop.ForAll(Caches, cache =>
        {
            var followed = Follow(cache.KeyOf, cache.TargetOf, hops: 100);
            var cycle = RedirectCycle.Find("0", url =>
            {
                var key = cache.KeyOf[url[0] - '0'];
                return (new CacheKey($"{key}"), cache.TargetOf[key] < 0 ? null : $"{cache.TargetOf[key]}");
            });
            if (followed.Count < 100)
            {
                return cycle is null;
            }
            var repeating = followed.Skip(50).ToHashSet();
            return cycle is not null
                && repeating.SetEquals(cycle.Keys.Select(k => int.Parse(k.Value)))
                && cycle.Keys.Count == repeating.Count
                && cycle.Leading == followed.TakeWhile(k => !repeating.Contains(k)).Count();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Find_TwoUrlsOfOneKey_IsALoopOfOne()
    {
        var cycle = RedirectCycle.Find("/a", url => (new CacheKey("one"), url == "/a" ? "/b" : "/a"));

        Assert.Equal([new CacheKey("one")], cycle!.Keys);
        Assert.Equal(0, cycle.Leading);
    }

    private static List<int> Follow(int[] keyOf, int[] targetOf, int hops)
    {
        var met = new List<int>();
        for (var url = 0; met.Count < hops && targetOf[keyOf[url]] >= 0; url = targetOf[keyOf[url]])
        {
            met.Add(keyOf[url]);
        }
        return met;
    }
}
