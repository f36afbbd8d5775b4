using CdnLab.Model.Clients;
using CdnLab.Model.Http;
using CdnLab.Traffic.Sending;
using Xunit;

namespace CdnLab.Traffic.Tests.Sending;

public class UserCacheTests
{
    private static readonly DateTimeOffset Now = new(2022, 6, 10, 10, 30, 0, TimeSpan.Zero);
    private static readonly Answer Redirect = new(301, "/x", HeaderFields.Empty);

    [Fact]
    public void Store_AboveItsBound_DropsWhatWasStoredLongestAgo()
    {
        var cache = new UserCache(ClientCacheMode.PermanentRedirects, entriesMax: 2);
        cache.Store(Url("a"), Redirect, Now);
        cache.Store(Url("b"), Redirect, Now);
        cache.Store(Url("a"), Redirect, Now);

        cache.Store(Url("c"), Redirect, Now);

        Assert.NotNull(cache.Find(Url("a"), Now));
        Assert.Null(cache.Find(Url("b"), Now));
        Assert.NotNull(cache.Find(Url("c"), Now));
    }

    [Fact]
    public void Forget_OneUrl_KeepsTheOthers()
    {
        var cache = new UserCache(ClientCacheMode.PermanentRedirects, entriesMax: 2);
        cache.Store(Url("a"), Redirect, Now);
        cache.Store(Url("b"), Redirect, Now);

        cache.Forget(Url("a"));

        Assert.Null(cache.Find(Url("a"), Now));
        Assert.NotNull(cache.Find(Url("b"), Now));
    }

    private static Uri Url(string path) => new("http://pypi.org/" + path);
}
