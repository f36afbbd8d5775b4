using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>Clients with caches of their own, other ways of asking, and changing traffic.</summary>
internal static class ClientCases
{
    private static readonly ClientPersona Tool = SmallScenario.Tool();

    // Ten hours around the peak, with bins of a minute.
    private static readonly ScenarioSpec Daily = SmallScenario.Asked(0.4, Tool)
        .WithoutShield()
        .With(SmallScenario.Release("before", CanonicalSpelling.Verbatim, "max-age=3600"))
        .Then((300, new SetClientsAction { Rate = 0.7 })) with
        {
            Duration = TimeSpan.FromHours(10),
            Clients = new()
            {
                Rate = 0.4,
                Diurnal = new() { Amplitude = 0.8, Peak = new(13, 0, 0) },
                Personas = SmallScenario.Named(p => p.Name, Tool),
            },
        };

    public static IReadOnlyList<ComparisonCase> All { get; } =
    [
        new(
            "permanent-redirects",
            DeployCases.SelfLoops with
            {
                Clients = new()
                {
                    Rate = 25,
                    Personas = SmallScenario.Named(
                        p => p.Name,
                        SmallScenario.Tool("keeper") with
                        {
                            Cache = ClientCacheMode.PermanentRedirects,
                            ForgetsAfterLoop = true,
                            Users = 200,
                        },
                        Tool),
                },
                Warmup = TimeSpan.FromMinutes(3),
            },
            4, 9),
        new(
            "permanent-redirects-of-few",
            DeployCases.SelfLoops with
            {
                Catalogue = DeployCases.SelfLoops.Catalogue with { Projects = 20, DifferingShare = 0.9 },
                Clients = new()
                {
                    Rate = 40,
                    Personas = SmallScenario.Named(
                        p => p.Name,
                        SmallScenario.Tool("keeper") with { Cache = ClientCacheMode.PermanentRedirects, Users = 12 },
                        Tool),
                },
                Warmup = TimeSpan.FromMinutes(3),
            },
            4, 9),
        new(
            "private-caches",
            SmallScenario.Asked(30, Tool with { Cache = ClientCacheMode.Private, Users = 60 })
                .With(SmallScenario.Release(
                    "before", CanonicalSpelling.Normalized, "max-age=300", ("Cache-Control", "max-age=240")))
                .WithoutShield() with
            {
                // Longer than clients keep anything: the simulator takes their caches for settled.
                Warmup = TimeSpan.FromMinutes(20),
                Fill = TimeSpan.Zero,
            }) { Stated = 0.05 },
        new(
            "private-caches-and-loops",
            DeployCases.SelfLoops.With(
                Keeping("before", CanonicalSpelling.Verbatim), Keeping("after", CanonicalSpelling.Normalized)) with
            {
                Catalogue = DeployCases.SelfLoops.Catalogue with { Projects = 40, DifferingShare = 0.9 },
                Clients = new()
                {
                    Rate = 25,
                    Personas = SmallScenario.Named(
                        p => p.Name,
                        SmallScenario.Tool("browser") with { Cache = ClientCacheMode.Private, Users = 5 },
                        Tool),
                },
                Warmup = TimeSpan.FromMinutes(3),
            },
            4, 9) { Stated = 0.05 },
        new(
            "redirector",
            DeployCases.SelfLoops with
            {
                Redirector = new()
                {
                    Path = "/files/{first_letter}/{name}/{filename}",
                    Document = "/doc/{name}/json",
                    RequestsMax = 5,
                },
                Clients = new()
                {
                    Rate = 25,
                    Personas = SmallScenario.Named(
                        p => p.Name,
                        Tool,
                        SmallScenario.Tool("downloader") with
                        {
                            Families = new Dictionary<string, double>(),
                            AsksRedirector = true,
                            Spelling = NameSpelling.Verbatim,
                            MissingShare = 0.1,
                        }),
                },
            },
            4, 9),
        new(
            "rate-and-mix",
            SmallScenario.Asked(
                    15, Tool, SmallScenario.Tool("installer", "page"), SmallScenario.Tool("versions", "release"))
                .Then(
                    (5, new SetClientsAction { Rate = 45 }),
                    (10, new SetClientsAction
                    {
                        Rate = 20,
                        Mix = new Dictionary<string, double> { ["versions"] = 1, ["tool"] = 3 },
                    })),
            5, 10),
        new(
            "daily-curve",
            Daily,
            180, 420),
        new(
            "passed-on",
            SmallScenario.Asked(25, Tool, SmallScenario.Tool("installer", "page")).With(new EdgeConfig
            {
                Name = "before",
                Rules = [new() { Name = "pages-pass", Match = "^/page/", Pass = true }],
            }).With(CacheProfiles.Fastly)),
        new(
            "many-families",
            SmallScenario.Asked(
                30,
                Tool with
                {
                    Families = new Dictionary<string, double> { ["doc"] = 3, ["release"] = 1, ["page"] = 2 },
                    Spelling = NameSpelling.Mixed,
                    GzipShare = 0.5,
                    MissingShare = 0.05,
                })),
    ];

    // Clients keep its documents, but not its redirects.
    private static OriginRelease Keeping(string name, CanonicalSpelling doc)
    {
        var release = SmallScenario.Release(name, doc, DeployCases.Control);
        return release with
        {
            DocumentHeaders = new Dictionary<string, string>(release.DocumentHeaders)
            {
                ["Surrogate-Control"] = "max-age=40",
                ["Cache-Control"] = "max-age=30",
            },
        };
    }
}
