using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Model.Purging;
using CdnLab.Model.Queueing;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>The origin is overloaded, fails or grows, or a PoP goes.</summary>
internal static class OriginCases
{
    private static readonly ClientPersona Tool = SmallScenario.Tool();

    // Nothing on the way tries again by itself.
    private static readonly CacheProfile Plain = CacheProfiles.Fastly with { RestartOnError = false };

    private static readonly CapacityOptions Small = SmallScenario.Capacity(workers: 2) with
    {
        ServiceTimeMedian = TimeSpan.FromSeconds(0.3),
    };

    public static IReadOnlyList<ComparisonCase> All { get; } =
    [
        new("queue-full", Emptied(Small with { QueueMax = 15 }, Plain, Tool), 5, 8),
        new(
            "queue-full-restarts",
            Emptied(Small with { QueueMax = 15 }, CacheProfiles.Fastly, Tool),
            5, 8),
        new(
            "queue-times-out",
            Emptied(Small with { QueueTimeout = TimeSpan.FromSeconds(6) }, Plain, Tool),
            5, 8),
        new(
            "retries",
            Emptied(
                Small with { QueueMax = 15 },
                Plain,
                Tool with
                {
                    RetryOn = [ChainOutcome.ServerError, ChainOutcome.TimedOut],
                    RetriesMax = 3,
                    RetryDelay = TimeSpan.FromSeconds(2),
                }),
            5, 8),
        new(
            "clients-give-up",
            Emptied(
                Small,
                Plain,
                Tool with
                {
                    Timeout = TimeSpan.FromSeconds(4),
                    RetryOn = [ChainOutcome.TimedOut],
                    RetriesMax = 1,
                }),
            5, 8),
        new(
            "scaled-out",
            Emptied(Small, Plain, Tool).Then(
                (6, new ScaleOutAction { Workers = 5, Delay = TimeSpan.FromSeconds(45) }),
                (11, new ScaleOutAction { Workers = 3 })),
            5, 8),
        new(
            "slow-and-failing",
            SmallScenario.Asked(25, Tool).Then((5, new FaultAction
            {
                Target = FaultAction.Origin,
                Slowdown = 5,
                ErrorRatio = 0.3,
                For = TimeSpan.FromMinutes(4),
            })),
            5, 9),
        new("pop-killed", SmallScenario.Asked(25, Tool).Then((5, Killed("ams", 2))), 5, 7),
        new("shield-killed", SmallScenario.Asked(25, Tool).Then((5, Killed("iad", 2))), 5, 7),
        new(
            "origin-killed",
            SmallScenario.Asked(25, Tool).With(Small with { ServiceTimeMedian = TimeSpan.FromSeconds(0.15) })
                .Then((5, Killed("origin", 2))),
            5, 7),
        new(
            "cold-start",
            Emptied(
                    Small with { ColdStart = new() { For = TimeSpan.FromSeconds(60), Slowdown = 2.5 } }, Plain, Tool)
                .Then(
                    (5.5, new FaultAction { Target = FaultAction.Origin, Restart = true }),
                    (6, new ScaleOutAction { Workers = 5, Delay = TimeSpan.FromSeconds(45) })),
            5, 8),
        new(
            "fetch-times-out",
            Emptied(Small, Plain, Tool).WithFetchTimeout(TimeSpan.FromSeconds(3)),
            5, 8),
        new("held-to-be-sick", Watched(Emptied(Small with { Workers = 3 }, Plain, Tool)), 5, 8),
        new(
            "down-and-held-to-be-sick",
            Watched(SmallScenario.Asked(25, Tool)
                .With(SmallScenario.Release(
                    "before", CanonicalSpelling.Verbatim, "max-age=60, stale-if-error=90"))
                .Then((5, new FaultAction
                {
                    Target = FaultAction.Origin,
                    Down = true,
                    For = TimeSpan.FromMinutes(3.95),
                }))),
            5, 9),
        // Held to be sick is not cut off: the profile's day for that does not count.
        new(
            "sick-without-stale-window",
            Watched(SmallScenario.Asked(25, Tool)
                .With(CacheProfiles.Strict)
                .With(SmallScenario.Release(
                    "before",
                    CanonicalSpelling.Verbatim,
                    fields: ("Cache-Control", "max-age=60, stale-if-error=20")))
                .Then((5, new FaultAction
                {
                    Target = FaultAction.Origin,
                    ErrorRatio = 1,
                    For = TimeSpan.FromMinutes(2.95),
                }))),
            5, 8),
        new(
            "origin-restarted",
            Emptied(Small, Plain, Tool).Then((5.5, new FaultAction { Target = FaultAction.Origin, Restart = true })),
            5, 8),
    ];

    private static ScenarioSpec Watched(ScenarioSpec spec) => spec with
    {
        Origin = spec.Origin with
        {
            HealthCheck = new()
            {
                Every = TimeSpan.FromSeconds(5),
                Timeout = TimeSpan.FromSeconds(3),
                Window = 4,
                HealthyAt = 2,
            },
        },
    };

    private static FaultAction Killed(string target, double minutes) => new()
    {
        Target = target,
        Kill = true,
        For = TimeSpan.FromMinutes(minutes),
    };

    /// <summary>A purge of everything meets an origin that cannot take it.</summary>
    private static ScenarioSpec Emptied(CapacityOptions capacity, CacheProfile profile, ClientPersona persona) =>
        SmallScenario.Asked(25, persona)
            .With(profile)
            .With(capacity)
            .With(SmallScenario.Release("before", CanonicalSpelling.Normalized, "max-age=250"))
            .With(new PurgeStrategy { Name = "purge", Kind = "all", Mode = PurgeMode.Hard })
            .Then((5, new PurgeAction("purge")));
}
