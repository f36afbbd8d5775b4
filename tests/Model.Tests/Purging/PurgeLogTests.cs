using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using CdnLab.Model.Purging;
using Xunit;

namespace CdnLab.Model.Tests.Purging;

public sealed class PurgeLogTests
{
    private static readonly StoredResponse Fetched = new()
    {
        Key = new("k"),
        Status = 200,
        Headers = HeaderFields.Empty,
        Freshness = default,
        ResponseTime = default,
        SurrogateKeys = ["x", "y"],
    };

    public static TheoryData<string, bool> Purges => new()
    {
        { "key k", true }, { "key l", false }, { "tag y", true }, { "tag k", false }, { "tag z", false },
        { "all", true },
    };

    [Theory]
    [MemberData(nameof(Purges))]
    public void LastSince_PurgeDuringTheFetch_IsSeenWhenItMeansTheResponse(string purge, bool seen)
    {
        var log = new PurgeLog();
        var mark = log.Mark;
        Purge(log, purge);
        Assert.Equal(seen ? log.Mark : null, log.LastSince(mark, Fetched));
    }

    [Theory]
    [MemberData(nameof(Purges))]
    public void LastSince_PurgeBeforeTheFetch_IsNot(string purge, bool seen)
    {
        var log = new PurgeLog();
        Purge(log, purge);
        Assert.Null(log.LastSince(log.Mark, Fetched));
        Assert.Equal(seen, log.LastSince(0, Fetched) is not null);
    }

    [Fact]
    public void LastSince_SeveralPurges_IsTheLast()
    {
        var log = new PurgeLog();
        log.AddAll();
        log.AddKey("k");
        log.AddSurrogateKey("z");
        Assert.Equal(2, log.LastSince(0, Fetched));
    }

    [Fact]
    public void LastSince_MorePurgesThanItRemembers_CountsAsPurged()
    {
        var log = new PurgeLog(max: 2);
        log.AddKey("k");
        log.AddKey("l");
        var mark = log.Mark;
        log.AddKey("m");
        Assert.NotNull(log.LastSince(0, Fetched));
        Assert.NotNull(log.LastSince(mark, Fetched));
        Assert.Null(log.LastSince(log.Mark, Fetched));
    }

    private static void Purge(PurgeLog log, string purge)
    {
        switch (purge.Split(' '))
        {
            case ["key", var key]:
                log.AddKey(key);
                break;
            case ["tag", var key]:
                log.AddSurrogateKey(key);
                break;
            default:
                log.AddAll();
                break;
        }
    }
}
