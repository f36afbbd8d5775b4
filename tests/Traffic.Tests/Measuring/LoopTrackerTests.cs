using CdnLab.Model.Clients;
using CdnLab.Model.Workloads;
using CdnLab.ServiceDefaults.Control;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;
using CdnLab.Testing;
using CdnLab.Traffic.Measuring;
using CdnLab.Traffic.Sending;
using Xunit;

namespace CdnLab.Traffic.Tests.Measuring;

public sealed class LoopTrackerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 50, 0, TimeSpan.Zero);

    private readonly JournalBuffer _journal = new(new FakeTimeProvider(), ControlJson.Options);
    private readonly SeriesRecorder _series = new(TimeSpan.FromSeconds(60));
    private readonly LoopTracker _tracker;
    private readonly Pop _ams = new(0, "ams", TestTraffic.Nowhere, null, 1);
    private readonly Pop _sea = new(1, "sea", TestTraffic.Nowhere, null, 1);

    public LoopTrackerTests() => _tracker = new LoopTracker(_journal, _series.Level("looping_projects"));

    public void Dispose()
    {
        _ams.Dispose();
        _sea.Dispose();
    }

    [Fact]
    public void Observe_ProjectLoopsTwice_IsFirstOnce()
    {
        Assert.True(See("pyOpenSSL", _ams, ChainOutcome.Looped, 0));
        Assert.False(See("pyOpenSSL", _sea, ChainOutcome.Looped, 1));
        Assert.True(See("Pillow", _ams, ChainOutcome.Looped, 2));
        Assert.Equal((2, 2), (_tracker.Looping, _tracker.Affected));
    }

    [Fact]
    public void Observe_OnePopClean_ProjectLoopsUntilTheOtherIsToo()
    {
        See("pyOpenSSL", _ams, ChainOutcome.Looped, 0);
        See("pyOpenSSL", _sea, ChainOutcome.Looped, 1);

        See("pyOpenSSL", _ams, ChainOutcome.Ok, 2);
        Assert.Equal(1, _tracker.Looping);
        See("pyOpenSSL", _sea, ChainOutcome.Ok, 3);

        Assert.Equal(0, _tracker.Looping);
        Assert.Equal(0, _series.Read().Bins[^1].Values["looping_projects"]);
    }

    [Fact]
    public void Observe_OtherFamilyIsClean_SaysNothingOfTheLoop()
    {
        See("pyOpenSSL", _ams, ChainOutcome.Looped, 0);
        See("pyOpenSSL", _ams, ChainOutcome.Ok, 1, family: "simple");

        Assert.Equal(1, _tracker.Looping);
    }

    [Fact]
    public void Observe_AnswerOfTheClientsOwnCache_SaysNothingOfTheCdn()
    {
        Assert.False(See("pyOpenSSL", _ams, ChainOutcome.Looped, 0, wireRequests: 0));
        See("pyOpenSSL", _ams, ChainOutcome.Looped, 1);
        See("pyOpenSSL", _ams, ChainOutcome.Ok, 2, wireRequests: 0);

        Assert.Equal(1, _tracker.Looping);
    }

    [Theory]
    [InlineData(ChainOutcome.ServerError)]
    [InlineData(ChainOutcome.TimedOut)]
    public void Observe_NoAnswer_SaysNothingOfTheLoop(ChainOutcome outcome)
    {
        See("pyOpenSSL", _ams, ChainOutcome.Looped, 0);
        See("pyOpenSSL", _ams, outcome, 1);

        Assert.Equal(1, _tracker.Looping);
    }

    [Fact]
    public void Observe_CleanForLong_LastLoopIsToldWithItsOwnTime()
    {
        See("pyOpenSSL", _ams, ChainOutcome.Looped, 0);
        See("pyOpenSSL", _ams, ChainOutcome.Looped, 60);
        See("pyOpenSSL", _ams, ChainOutcome.Ok, 61);
        See("Pillow", _ams, ChainOutcome.Ok, 60 + LoopTracker.Quiet.TotalSeconds - 1);
        Assert.Empty(_journal.Read(0).Events);

        See("Pillow", _ams, ChainOutcome.Ok, 120 + LoopTracker.Quiet.TotalSeconds);

        var last = Assert.Single(_journal.Read(0).Events);
        Assert.Equal(("loop_last", Start.AddSeconds(60)), (last.Kind, last.At));
        Assert.Equal("pyOpenSSL", last.Fields["project"].GetString());
    }

    [Fact]
    public void Finish_ProjectsNotToldYet_AreToldOnce()
    {
        See("pyOpenSSL", _ams, ChainOutcome.Looped, 0);
        See("Pillow", _ams, ChainOutcome.Looped, 5);
        See("Pillow", _ams, ChainOutcome.Ok, 6);

        _tracker.Finish();
        _tracker.Finish();

        Assert.Equal(
            [("pyOpenSSL", Start), ("Pillow", Start.AddSeconds(5))],
            _journal.Read(0).Events.Select(e => (e.Fields["project"].GetString()!, e.At)));
    }

    private bool See(
        string name, Pop pop, ChainOutcome outcome, double second, string family = "project-json", int wireRequests = 31)
    {
        var client = new Client(new ClientPersona { Name = "x", AsksRedirector = true }, [], 1);
        var arrival = new Arrival(Start, client, 0, pop, Project.Of(1, name, 1, 1), false, family, "/" + name);
        return _tracker.Observe(arrival, new ChainResult(outcome, wireRequests, ""), Start.AddSeconds(second));
    }
}
