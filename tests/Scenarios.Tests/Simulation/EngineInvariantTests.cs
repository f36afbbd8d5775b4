using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>What needs no law of chance: requests are conserved, and what is not drawn is the same in both engines.
/// </summary>
public sealed class EngineInvariantTests
{
    private static readonly string[] Planned =
    [
        EventKinds.DeployOrigin, EventKinds.DeployEdge, EventKinds.ScaleOut, EventKinds.Mix,
        EventKinds.PurgeStarted, EventKinds.PurgeShardFinished, EventKinds.PurgeFinished,
    ];

    public static TheoryData<string> Names => ComparisonCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_AnyCase_ConservesRequests(string name)
    {
        var capacity = ComparisonCases.Get(name).Spec.Origin.Capacity;

        var result = Simulator.Run(ComparisonCases.Compile(name), new() { Seed = 7, CheckInvariants = true });

        Assert.True(result.Completed);
        Assert.All(result.Series, row =>
        {
            Assert.Equal(row.Requests, row.Ok + row.Looped + row.NotFound + row.ServerError + row.TimedOut);
            Assert.InRange(row.EdgeHits, 0, row.EdgeRequests);
            Assert.InRange(row.OriginQueueMax, 0, capacity.QueueMax);
            Assert.InRange(row.OriginBusySeconds, 0, row.OriginWorkerSeconds + 1e-3);
            var causes = row.OriginMiss + row.OriginRevalidation + row.OriginPurgeRefill + row.OriginRetry
                + row.OriginRedirect;
            Assert.InRange(causes, name == "passed-on" ? 0 : row.OriginRequests, row.OriginRequests);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_AnyCase_DoesWhatThePlanSays(string name)
    {
        var (expected, actual) = (Run(Engine.BruteForce, name), Run(Engine.Fast, name));

        Assert.Equal(PlannedEvents(expected), PlannedEvents(actual));
        Assert.Equal(Bins(expected), Bins(actual));
    }

    [Theory]
    [InlineData("purges-lost")]
    [InlineData("retries")]
    [InlineData("permanent-redirects")]
    public void Run_SameSeedTwice_IsTheSame(string name) =>
        Assert.Equal(Text(Run(Engine.Fast, name)), Text(Run(Engine.Fast, name)));

    private static SimulationResult Run(Engine engine, string name) =>
        engine.Prepare(ComparisonCases.Compile(name), ComparisonCases.Get(name).Bin)(3);

    private static IEnumerable<string> PlannedEvents(SimulationResult result) => result.Events
        .Where(e => Planned.Contains(e.Kind)).Select(e => e.ToLine()).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Bins(SimulationResult result) => result.Series.Select(r => string.Create(
        null, $"{r.Time:HH:mm:ss} {r.BinSeconds} s, {r.OriginWorkerSeconds:0.000} worker s, {r.PurgedKeys} keys"));

    private static string Text(SimulationResult result) => string.Join(
        '\n', result.Events.Select(e => e.ToLine()).Concat(result.Series.Select(SeriesFile.Line)));
}
