using CdnLab.Model.Queueing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CdnLab.Model.Tests.Queueing;

public sealed class MultiServerQueueTests
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 0, 0, TimeSpan.Zero);

    private static readonly
        Arbitrary<(int Servers, int QueueMax, int WaitMax, List<(int Gap, int Service)> Requests)> Runs =
        (from servers in Gen.Choose(1, 4)
         from queueMax in Gen.Choose(0, 5)
         from waitMax in Gen.Choose(1, 12)
         from gaps in Gen.Choose(0, 3).ListOf(40)
         from services in Gen.Choose(1, 9).ListOf(40)
         select (servers, queueMax, waitMax, gaps.Zip(services).ToList())).ToArbitrary();

    [Fact]
    public void Admit_AnyRequests_AgreesWithSteppingSecondBySecond() =>
        Prop.ForAll(Runs, run =>
        {
            var arrival = 0;
            var requests = run.Requests.Select(r => (Arrival: arrival += r.Gap, r.Service)).ToList();
            var expected = new EventSimulation(run.Servers, run.QueueMax, run.WaitMax).Run(requests);
            var queue = new MultiServerQueue(run.Servers, run.QueueMax, TimeSpan.FromSeconds(run.WaitMax));
            return requests
                .Select(r => queue.Admit(Start.AddSeconds(r.Arrival), TimeSpan.FromSeconds(r.Service)))
                .Select(d => (d.Outcome, (int)(d.Start - Start).TotalSeconds, d.QueueLength))
                .SequenceEqual(expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void QueueLength_AroundTheStartOfAWaitingRequest_ChangesAtTheTick(int ticks, int expected)
    {
        var queue = Queue(servers: 1);
        queue.Admit(Start, TimeSpan.FromSeconds(5));
        queue.Admit(Start, TimeSpan.FromSeconds(5));

        Assert.Equal(expected, queue.QueueLength(Start.AddSeconds(5).AddTicks(ticks)));
    }

    [Fact]
    public void Resize_ScaleOut_ServesFromTheInstantGiven()
    {
        var queue = Queue(servers: 1);
        queue.Admit(Start, TimeSpan.FromSeconds(100));
        queue.Resize(2, Start.AddSeconds(30));

        Assert.Equal(Start.AddSeconds(30), queue.Admit(Start.AddSeconds(1), TimeSpan.FromSeconds(1)).Start);
    }

    [Fact]
    public void Resize_ScaleInBeforeNewServersStarted_TakesThoseBack()
    {
        var queue = Queue(servers: 2);
        queue.Admit(Start, TimeSpan.FromSeconds(1));
        queue.Resize(4, Start.AddSeconds(300));
        queue.Resize(2, Start.AddSeconds(300));

        queue.Admit(Start.AddSeconds(2), TimeSpan.FromSeconds(1));
        Assert.Equal(Start.AddSeconds(2), queue.Admit(Start.AddSeconds(2), TimeSpan.FromSeconds(1)).Start);
        Assert.Equal(2, queue.Servers);
    }

    [Fact]
    public void Resize_ScaleIn_LetsBusyServersFinish()
    {
        var queue = Queue(servers: 2);
        queue.Admit(Start, TimeSpan.FromSeconds(10));
        queue.Admit(Start, TimeSpan.FromSeconds(20));
        queue.Resize(1, Start);

        Assert.Equal(Start.AddSeconds(20), queue.Admit(Start.AddSeconds(1), TimeSpan.FromSeconds(1)).Start);
    }

    private static MultiServerQueue Queue(int servers) => new(servers, 100, TimeSpan.FromHours(1));
}
