using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation.Clock;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>Both engines against formulas for caches and the origin.</summary>
public sealed class ClosedFormTests
{
    private const int Seeds = 6;
    private static readonly double Lifetime = ClosedFormScenario.Lifetime.TotalSeconds;
    private static readonly double Window = ClosedFormScenario.StaleWindow.TotalSeconds;
    private static readonly Dictionary<string, Engine> Engines =
        new() { ["brute force"] = Engine.BruteForce, ["simulator"] = Engine.Fast };

    private static readonly Dictionary<(string, ScenarioSpec), IReadOnlyList<IReadOnlyList<SeriesRow>>> Done = [];

    public static TheoryData<string> Names => [.. Engines.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Requests_ConstantRate_AreRateTimesTime(string engine) =>
        AssertMean(engine, ClosedFormScenario.Shielded, r => r.Requests, ClosedFormScenario.Rate);

    /// <summary>A cell fetches once in a lifetime and the time until the next request.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Misses_LifetimeFromFetch_AreThoseOfARenewalProcess(string engine)
    {
        var misses = ClosedFormScenario.CellRates.Sum(c => c.Rate / (1 + c.Rate * Lifetime));

        AssertMean(engine, ClosedFormScenario.Cached, r => r.EdgeRequests - r.EdgeHits, misses);
        AssertMean(engine, ClosedFormScenario.Cached, r => r.OriginRequests, misses);
    }

    /// <summary>The same for all PoPs together, as they count on the shield's age; each but the one that fetched asks
    /// the shield once if it is asked before the document expires.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Misses_AgeToldByTheShield_AreThoseOfARenewalProcess(string engine)
    {
        var (misses, fetches) = (0.0, 0.0);
        foreach (var project in ClosedFormScenario.CellRates.GroupBy(c => c.Project))
        {
            var all = project.Sum(c => c.Rate);
            var cycles = all / (1 + all * Lifetime);
            fetches += cycles;
            misses += cycles * (1 + project.Sum(c => (1 - c.Rate / all) * (1 - Math.Exp(-c.Rate * Lifetime))));
        }

        AssertMean(engine, ClosedFormScenario.Shielded, r => r.EdgeRequests - r.EdgeHits, misses);
        AssertMean(engine, ClosedFormScenario.Shielded, r => r.OriginRequests, fetches);
    }

    /// <summary>Fetches are as many as without a stale window; nobody waits for those that fall into it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Misses_StaleWhileRevalidate_AreThoseAfterTheWindow(string engine)
    {
        var fetches = ClosedFormScenario.CellRates.Select(c => (c.Rate, PerSecond: c.Rate / (1 + c.Rate * Lifetime)));
        var misses = fetches.Sum(c => c.PerSecond * Math.Exp(-c.Rate * Window));

        AssertMean(
            engine, ClosedFormScenario.StaleWhileRevalidate, r => r.EdgeRequests - r.EdgeHits, misses);
        AssertMean(
            engine, ClosedFormScenario.StaleWhileRevalidate, r => r.OriginRequests, fetches.Sum(c => c.PerSecond));
    }

    /// <summary>The mean number of busy workers is the offered load.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void BusySeconds_EverythingPassed_AreTheOfferedLoad(string engine)
    {
        var capacity = ClosedFormScenario.Passed.Origin.Capacity;
        var service = capacity.ServiceTimeMedian.TotalSeconds * Math.Exp(Math.Pow(capacity.ServiceTimeSigma, 2) / 2);

        AssertMean(
            engine, ClosedFormScenario.Passed, r => r.OriginBusySeconds, ClosedFormScenario.Rate * service);
    }

    /// <summary>However hits, waits and misses are drawn, together they are Poisson: as variable as they are many.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void EdgeRequests_BinByBin_ArePoisson(string engine)
    {
        var dispersions = Runs(engine, ClosedFormScenario.Cached)
            .Select(rows => Moments.Of([.. rows.Select(r => (double)r.EdgeRequests)]))
            .Select(m => m.Variance / m.Mean)
            .ToList();

        // Half the index of dispersion times its degrees of freedom is nearly normal.
        var bins = Runs(engine, ClosedFormScenario.Cached)[0].Count;
        Assert.InRange(
            (dispersions.Average() - 1) * Math.Sqrt(Seeds * (bins - 1) / 2.0), -3.9, 3.9);
    }

    private static void AssertMean(
        string engine, ScenarioSpec spec, Func<SeriesRow, double> value, double perSecond)
    {
        var means = Runs(engine, spec).Select(rows => rows.Sum(value) / rows.Sum(r => r.BinSeconds)).ToList();
        var sample = Moments.Of(means);

        Assert.True(
            Math.Abs(NormalLaw.StudentZ(sample, perSecond)) < 3.9,
            $"{engine}: {sample.Mean:0.####} a second (sd {sample.Deviation:0.####}), the formula {perSecond:0.####}");
    }

    // Several formulas look at the same runs.
    private static IReadOnlyList<IReadOnlyList<SeriesRow>> Runs(string engine, ScenarioSpec spec)
    {
        if (!Done.TryGetValue((engine, spec), out var runs))
        {
            var run = Engines[engine].Prepare(ScenarioCompiler.Compile(spec), BinWidth.Of(spec));
            Done.Add((engine, spec), runs = [.. Enumerable.Range(1, Seeds).Select(seed => run((ulong)seed).Series)]);
        }
        return runs;
    }
}
