using CdnLab.Model.Clients;
using CdnLab.Model.Queueing;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>Scenarios whose long-run means follow from formulas: documents without redirects, an origin that takes next
/// to no time.</summary>
internal static class ClosedFormScenario
{
    public const double Rate = 20;
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan StaleWindow = TimeSpan.FromSeconds(25);

    private static readonly ClientPersona Tool = SmallScenario.Tool() with { Users = 100_000 };

    private static readonly CapacityOptions Instant = SmallScenario.Capacity(workers: 1000) with
    {
        ServiceTimeMedian = TimeSpan.FromMilliseconds(0.1),
        SmallServiceTimeMedian = TimeSpan.FromMilliseconds(0.1),
        BytesPerSecond = 1e12,
    };

    /// <summary>PoPs in front of a shield that tells its age.</summary>
    public static ScenarioSpec Shielded { get; } = SmallScenario.Asked(Rate, Tool).With(Instant) with
    {
        Duration = TimeSpan.FromMinutes(40),
        Catalogue = SmallScenario.Base.Catalogue with { DifferingShare = 0 },
    };

    /// <summary>PoPs that ask the origin.</summary>
    public static ScenarioSpec Cached { get; } = Shielded.WithoutShield();

    /// <summary>The same with a stale window.</summary>
    public static ScenarioSpec StaleWhileRevalidate { get; } = Cached.With(SmallScenario.Release(
        "before", CanonicalSpelling.Verbatim, "max-age=60, stale-while-revalidate=25"));

    /// <summary>Every request is passed to the origin, whose service times are lognormal.</summary>
    public static ScenarioSpec Passed { get; } = Cached
        .With(new EdgeConfig
        {
            Name = "before",
            Rules = [new() { Name = "pass", Match = "^/", Pass = true }],
        })
        .With(Instant with
        {
            Workers = 1,
            ServiceTimeMedian = TimeSpan.FromSeconds(0.03),
            ServiceTimeSigma = 0.6,
            QueueMax = 100_000,
            QueueTimeout = TimeSpan.FromHours(1),
        });

    /// <summary>Requests a second of each document at each PoP.</summary>
    public static IEnumerable<(int Project, double Rate)> CellRates
    {
        get
        {
            var catalogue = Cached.Catalogue;
            var popularity = new ZipfPopularity(catalogue.Projects, catalogue.ZipfExponent);
            var shares = Cached.Topology.Pops.Select(p => p.Share / Cached.Topology.Pops.Sum(q => q.Share)).ToList();
            return from project in Enumerable.Range(0, catalogue.Projects)
                   from share in shares
                   select (project, Rate * popularity.Probability(project) * share);
        }
    }
}
