using CdnLab.Scenarios.Cli;

namespace CdnLab.Purger.Tests.Running;

/// <summary>A purge against an API that keeps the limits of Fastly's.</summary>
public sealed class FastlyTests
{
    private const string Fast = ":calls_per_second=1000:calls_per_hour=1000000:burst=1000";

    [Theory]
    [InlineData("hash:shards=4:hard", 1, 600)]
    [InlineData("letters:hard", 256, 3)]
    [InlineData("coldest:shards=3:hard", 100, 6)]
    public async Task Purge_KeysOfAFile_PurgesEachOnceInItsBatches(string strategy, int batch, int calls)
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();

        var code = await purger.PurgeAsync(stub, purger.Keys(600), $"{strategy}{Fast}:batch_max={batch}");

        Assert.Equal((ExitCode.Pass, ""), (code, purger.Error));
        Assert.Equal(600, stub.Keys.Distinct().Count());
        Assert.Equal((600, calls), (stub.Keys.Count, stub.Accepted.Count));
        Assert.Contains("600 of 600 keys purged, 0 lost", purger.Output);
    }

    [Fact]
    public async Task Purge_SoftByKey_SaysSoInEachCall()
    {
        await using var stub = await PurgeApiStub.StartAsync();
        using var purger = new PurgerUnderTest();

        await purger.PurgeAsync(stub, purger.Keys(3), "hottest:shards=1:soft" + Fast);

        Assert.Equal(
            Enumerable.Range(0, 3).Select(i => $"POST /service/service1/purge/project/p{i} soft"), stub.Requests);
    }
}
