using CdnLab.Model.Caching;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>Caches are purged, from minute five on.</summary>
internal static class PurgeCases
{
    public static readonly ScenarioSpec ByLetters = Spec(new()
    {
        Kind = "letters",
        CallsPerSecond = 0.25,
    });

    public static IReadOnlyList<ComparisonCase> All { get; } =
    [
        new("soft-by-letters", ByLetters, 5, 8),
        new("hard-by-hash", Spec(Hash(PurgeMode.Hard)), 5, 7),
        new("soft-all", Spec(new() { Kind = "all" }).WithoutShield(), 5, 6),
        new("hard-all", Spec(new() { Kind = "all", Mode = PurgeMode.Hard }), 5, 6),
        new(
            "purges-lost",
            DeployCases.SelfLoops.With(Hash(PurgeMode.Soft) with
            {
                FailureRatio = 0.2,
                RetriesMax = 1,
                RetryDelay = TimeSpan.FromSeconds(45),
            }).Then((7, new PurgeAction("purge"))) with
            {
                PurgeDelivery = new() { DelayMedian = TimeSpan.FromSeconds(2), LossRatio = 0.2 },
            },
            7, 10),
        // PoPs hear of a purge at once, the shield a quarter of a minute later: they refill from what it still holds.
        new(
            "edges-before-shield",
            DeployCases.SelfLoops.With(Hash(PurgeMode.Hard)).Then((7, new PurgeAction("purge"))) with
            {
                PurgeDeliveryByPop = new Dictionary<string, PurgeDelivery>
                {
                    ["iad"] = new() { DelayMedian = TimeSpan.FromSeconds(15) },
                },
            },
            7, 10),
        new(
            "fetches-under-way",
            Spec(Hash(PurgeMode.Soft) with { CallsPerSecond = 1 })
                .With(CacheProfiles.Strict)
                .With(SmallScenario.Release(
                    "before", CanonicalSpelling.Verbatim, fields: ("Cache-Control", "max-age=30")))
                .With(SmallScenario.Capacity(200) with { ServiceTimeMedian = TimeSpan.FromSeconds(4) }),
            5, 7),
        new(
            "affected-only",
            DeployCases.SelfLoops.With(new PurgeStrategy
            {
                Name = "purge",
                Kind = "affected",
                Mode = PurgeMode.Hard,
                Shards = 3,
                CallsPerSecond = 0.5,
            }).Then((7, new PurgeAction("purge"))),
            7, 8),
        // More purges of one document than two bits count, each of one edge: most cells see those of others only.
        new("edge-by-edge", Several(new() { Kind = "pop-by-pop", Mode = PurgeMode.Hard, Pause = Seconds(8) }), 7, 10),
        new(
            "groups",
            Spec(new() { Kind = "groups", Mode = PurgeMode.Hard, Pause = Seconds(3) })
                .With(SmallScenario.Release(
                    "before", CanonicalSpelling.Verbatim, "max-age=150, stale-while-revalidate=15",
                    ("Surrogate-Key", "project/{normalized} group/{group}"))),
            5, 10),
        new("twice", Several(Hash(PurgeMode.Hard) with { Kind = "twice", Passes = PurgePasses.Twice }), 7, 10),
        new(
            "shield-first",
            DeployCases.SelfLoops
                .With(Hash(PurgeMode.Soft) with { Kind = "shield-first", Passes = PurgePasses.ShieldFirst })
                .Then((7, new PurgeAction("purge"))),
            7, 10),
        new(
            "stealing-in-batches",
            Several(Hash(PurgeMode.Hard) with
            {
                Kind = "stealing", FailureRatio = 0.3, RetryDelay = Seconds(20), Limits = new() { BatchMax = 3 },
            }),
            7, 10),
    ];

    /// <summary>The flagship in small, purged three times.</summary>
    private static ScenarioSpec Several(PurgeStrategy strategy) => DeployCases.SelfLoops
        .With(strategy with { Name = "purge" })
        .Then((7, new PurgeAction("purge")))
        .Then((8, new PurgeAction("purge")))
        .Then((9, new PurgeAction("purge")));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static PurgeStrategy Hash(PurgeMode mode) => new()
    {
        Name = "purge",
        Kind = "hash",
        Mode = mode,
        Shards = 5,
        CallsPerSecond = 0.5,
    };

    private static ScenarioSpec Spec(PurgeStrategy strategy) =>
        SmallScenario.Asked(25, SmallScenario.Tool(), SmallScenario.Tool("installer", "page"))
            .With(CacheProfiles.Pypi2022)
            .With(SmallScenario.Release(
                "before", CanonicalSpelling.Verbatim, "max-age=150, stale-while-revalidate=15"))
            .With(strategy with { Name = "purge" })
            .Then((5, new PurgeAction("purge")));
}
