using CdnLab.AppHost.Conducting;
using CdnLab.ServiceDefaults.Series;
using Xunit;

namespace CdnLab.AppHost.Tests.Conducting;

public class ServiceBinsTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 30, 0, TimeSpan.Zero);

    private readonly ServiceBins _bins = new();

    [Fact]
    public void Of_BinReadAgain_IsWhatWasReadLast()
    {
        Put("jfk", start: 1, hits: 3);
        Put("jfk", start: 1, hits: 5);

        Assert.Equal(5, _bins.Of("jfk", Start)["hits"]);
    }

    [Fact]
    public void Of_StartedAgainWithinTheBin_IsTheSumOverItsProcesses()
    {
        Put("jfk", start: 1, hits: 3);
        Put("jfk", start: 2, hits: 4);
        Put("lhr", start: 1, hits: 100);

        Assert.Equal(7, _bins.Of("jfk", Start)["hits"]);
    }

    [Fact]
    public void Of_NothingCounted_IsEmpty()
    {
        Put("jfk", start: 1, hits: 3);

        Assert.Empty(_bins.Of("jfk", Start.AddMinutes(1)));
        Assert.Empty(_bins.Of(null, Start));
    }

    private void Put(string service, int start, double hits) => _bins.Put(
        (service, start), [new SeriesBin(Start, new Dictionary<string, double> { ["hits"] = hits })]);
}
