using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>What a cache does with time, variants and tiers.</summary>
internal static class CachingCases
{
    private static readonly ClientPersona Tool = SmallScenario.Tool();

    public static IReadOnlyList<ComparisonCase> All { get; } =
    [
        new("steady", SmallScenario.Asked(24, Tool).WithoutShield(), 1),
        new(
            "empty-caches",
            SmallScenario.Asked(24, Tool).WithoutShield() with
            {
                Fill = TimeSpan.Zero,
                Warmup = TimeSpan.FromMinutes(1),
            },
            5),
        new(
            "half-filled",
            SmallScenario.Asked(20, Tool) with { Fill = TimeSpan.FromSeconds(40) },
            2),
        new(
            "two-variants",
            SmallScenario.Asked(24, Tool with { GzipShare = 0.6 }).WithoutShield()),
        new(
            "no-vary",
            SmallScenario.Asked(24, Tool with { GzipShare = 0 }).WithoutShield().With(
                SmallScenario.Release("before", CanonicalSpelling.Verbatim, "max-age=60", ("Vary", "")))),
        new("shield", SmallScenario.Asked(24, Tool with { GzipShare = 0.8 }), 1),
        new(
            "shield-strips-age",
            SmallScenario.Asked(24, Tool).With(CacheProfiles.Pypi2022),
            1),
        new(
            "stale-while-revalidate",
            SmallScenario.Asked(24, Tool).With(CacheProfiles.Pypi2022).With(SmallScenario.Release(
                "before", CanonicalSpelling.Verbatim, "max-age=40, stale-while-revalidate=20"))),
        new(
            "stale-while-revalidate-everywhere",
            SmallScenario.Asked(24, Tool).With(SmallScenario.Release(
                "before", CanonicalSpelling.Verbatim, "max-age=40, stale-while-revalidate=20"))),
        new(
            "stale-if-error",
            SmallScenario.Asked(24, Tool)
                .With(SmallScenario.Release("before", CanonicalSpelling.Verbatim, "max-age=60, stale-if-error=120"))
                .Then((5, Down(3))),
            5, 8),
        new(
            "validation",
            SmallScenario.Asked(24, Tool).With(CacheProfiles.Strict).With(
                SmallScenario.Release(
                    "before", CanonicalSpelling.Verbatim, fields: ("Cache-Control", "max-age=45")) with
                {
                    EntityTags = true,
                })),
        new(
            "missing-names",
            SmallScenario.Asked(24, Tool with { MissingShare = 0.4 })
                .With(CacheProfiles.Pypi2022 with { DefaultLifetime = TimeSpan.FromSeconds(20) })),
        new(
            "mixed-spelling",
            SmallScenario.Asked(24, Tool with { Spelling = NameSpelling.Mixed }, SmallScenario.Tool("b", "release") with
            {
                Spelling = NameSpelling.Verbatim,
            })),
        new(
            "evicting",
            SmallScenario.Asked(24, Tool).WithoutShield().WithCapacity(80) with
            {
                Fill = TimeSpan.Zero,
                Warmup = TimeSpan.FromMinutes(3),
            }),
        new(
            "evicting-before-a-shield",
            SmallScenario.Asked(24, Tool).WithCapacity(40) with
            {
                Fill = TimeSpan.Zero,
                Warmup = TimeSpan.FromMinutes(3),
            }),
        new(
            "unstorable-redirects",
            SmallScenario.Asked(20, Tool).With(
                new EdgeConfig { Name = "before", UnstorableStatuses = [301] })),
        new(
            "unstorable-and-slow",
            SmallScenario.Asked(25, Tool)
                .With(new EdgeConfig { Name = "before", UnstorableStatuses = [301] })
                .With(SmallScenario.Capacity(workers: 60) with { SmallServiceTimeMedian = TimeSpan.FromSeconds(2) })),
    ];

    private static FaultAction Down(double minutes) => new()
    {
        Target = FaultAction.Origin,
        Down = true,
        For = TimeSpan.FromMinutes(minutes),
    };
}
