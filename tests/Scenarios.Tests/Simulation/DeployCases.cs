using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>Releases and configs change while caches are full of the old answers.</summary>
internal static class DeployCases
{
    public const string Control = "max-age=300, stale-while-revalidate=20, stale-if-error=300";

    /// <summary>The flagship in small: the canonical spelling changes at the origin, then at the edges one by
    /// one.</summary>
    public static readonly ScenarioSpec SelfLoops = Spec(
        new EdgeConfig { Name = "before" }, SmallScenario.Rewriting());

    public static IReadOnlyList<ComparisonCase> All { get; } =
    [
        new("self-loops", SelfLoops, 4, 9),
        new(
            "self-loops-without-shield",
            SelfLoops.WithoutShield() with { Fill = TimeSpan.FromSeconds(200) },
            4, 9),
        new(
            "self-loops-refused",
            Spec(new EdgeConfig { Name = "before" }, SmallScenario.Rewriting() with { RefuseSelfRedirect = true }),
            4, 9),
        new(
            "two-url-loops",
            SelfLoops with
            {
                Timeline = [new(SmallScenario.At(3), new DeployOriginAction("after"))],
            },
            3, 9),
        new(
            "rolled-back",
            SelfLoops.Then((8, new RollBackAction
            {
                Origin = "before",
                Edge = "before",
                Over = TimeSpan.FromMinutes(1),
            })),
            4, 9),
        new(
            "redirects-from-edges",
            SmallScenario.Asked(20, SmallScenario.Tool() with { Spelling = NameSpelling.Mixed, SameUrlMax = 3 })
                .With(CacheProfiles.Pypi2022)
                .With(
                    new EdgeConfig { Name = "before" },
                    new EdgeConfig
                    {
                        Name = "after",
                        Rules =
                        [
                            new()
                            {
                                Name = "to-lower-case",
                                Match = "^/doc/(?<name>[^/]*[A-Z][^/]*)/json$",
                                Redirect = "/doc/{name:pep503}/json",
                            },
                        ],
                    })
                .Then((5, new DeployEdgeAction { Config = "after", Over = TimeSpan.FromMinutes(4) })),
            5, 9),
    ];

    private static ScenarioSpec Spec(params EdgeConfig[] configs) =>
        SmallScenario.Asked(
                20,
                SmallScenario.Tool(),
                SmallScenario.Tool("owner") with { Spelling = NameSpelling.Verbatim },
                SmallScenario.Tool("installer", "page"))
            .With(CacheProfiles.Pypi2022)
            .With(
                SmallScenario.Release("before", CanonicalSpelling.Verbatim, Control),
                SmallScenario.Release("after", CanonicalSpelling.Normalized, Control))
            .With(configs)
            .Then(
                (3, new DeployOriginAction("after")),
                (4, new DeployEdgeAction { Config = "after", Over = TimeSpan.FromMinutes(1) }));
}
