using CdnLab.Model.Caching;
using CdnLab.Model.Clients;
using CdnLab.Model.Purging;
using CdnLab.Model.Queueing;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>A small scenario, and pieces that cases are made of: a few hundred projects, three PoPs, a quarter of an
/// hour, lifetimes of about a minute.</summary>
internal static class SmallScenario
{
    public static readonly DateTimeOffset Start = new(2022, 6, 10, 10, 0, 0, TimeSpan.Zero);

    /// <summary>One persona, one release, one config, a shield; nothing happens.</summary>
    public static ScenarioSpec Base { get; } = new()
    {
        Name = "small",
        Start = Start,
        Duration = TimeSpan.FromMinutes(15),
        Fill = TimeSpan.FromHours(1),
        Catalogue = new() { Projects = 300, DifferingShare = 0.3, VersionsMean = 2, DocumentBytesMedian = 4000 },
        Families =
        [
            new() { Name = "doc", Paths = ["/doc/{name}/json", "/doc/{name}/json/"] },
            new() { Name = "release", Paths = ["/doc/{name}/{version}/json"], SizeFactor = 0.5 },
            new() { Name = "page", Paths = ["/page/{name}/"], ContentType = "text/html" },
        ],
        Origin = new()
        {
            Release = "before",
            Capacity = Capacity(workers: 12),
            Releases = Named(r => r.Name, Release("before", CanonicalSpelling.Verbatim)),
        },
        Edge = new()
        {
            Config = "before",
            Profile = CacheProfiles.Fastly,
            Configs = Named(c => c.Name, new EdgeConfig { Name = "before" }),
        },
        Topology = new() { Shield = "iad", Pops = [new("ams", 3), new("fra", 2), new("nrt")], Host = "cdn.example" },
        PurgeDelivery = new() { DelayMedian = TimeSpan.FromSeconds(1) },
    };

    /// <summary>The base with these clients at this rate, evenly mixed.</summary>
    public static ScenarioSpec Asked(double rate, params ClientPersona[] personas) => Base with
    {
        Clients = new() { Rate = rate, Personas = Named(p => p.Name, personas) },
    };

    /// <summary>A persona that asks for one family, normalised, and keeps nothing.</summary>
    public static ClientPersona Tool(string name = "tool", string family = "doc") => new()
    {
        Name = name,
        Families = new Dictionary<string, double> { [family] = 1 },
        RequestsMax = 11,
        Users = 3000,
        Timeout = TimeSpan.FromSeconds(40),
    };

    /// <summary>A release whose answers have the given lifetime and fields besides; an empty value takes a field away.
    /// </summary>
    public static OriginRelease Release(
        string name, CanonicalSpelling doc, string control = "max-age=60", params (string Name, string Value)[] fields)
    {
        var headers = new Dictionary<string, string>
        {
            ["Surrogate-Control"] = control,
            ["Surrogate-Key"] = "project/{normalized}",
            ["Vary"] = "Accept-Encoding",
        };
        foreach (var (field, value) in fields)
        {
            headers[field] = value;
        }
        headers = headers.Where(h => h.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
        return new()
        {
            Name = name,
            Routes = new Dictionary<string, RouteRule>
            {
                ["doc"] = new() { Canonical = doc },
                ["release"] = new() { Canonical = doc },
                ["page"] = new() { Canonical = CanonicalSpelling.Normalized },
            },
            DocumentHeaders = headers,
            RedirectHeaders = headers,
            EntityTags = false,
        };
    }

    public static CapacityOptions Capacity(int workers) => new()
    {
        Workers = workers,
        QueueMax = 500,
        QueueTimeout = TimeSpan.FromSeconds(25),
        ServiceTimeMedian = TimeSpan.FromSeconds(0.1),
        SmallServiceTimeMedian = TimeSpan.FromSeconds(0.03),
        BytesPerSecond = 200_000,
    };

    /// <summary>An edge config that rewrites every spelling to the normalised one.</summary>
    public static EdgeConfig Rewriting(string name = "after") => new()
    {
        Name = name,
        Rules =
        [
            new()
            {
                Name = "normalised-name",
                Match = "^/doc/(?<name>[^/]+)(?<version>/[^/]+)?/json$",
                Rewrite = "/doc/{name:pep503}{version}/json",
            },
        ],
    };

    public static ScenarioSpec With(this ScenarioSpec spec, params OriginRelease[] releases) => spec with
    {
        Origin = spec.Origin with { Release = releases[0].Name, Releases = Named(r => r.Name, releases) },
    };

    public static ScenarioSpec With(this ScenarioSpec spec, params EdgeConfig[] configs) => spec with
    {
        Edge = spec.Edge with { Config = configs[0].Name, Configs = Named(c => c.Name, configs) },
    };

    public static ScenarioSpec With(this ScenarioSpec spec, CacheProfile profile) => spec with
    {
        Edge = spec.Edge with { Profile = profile },
    };

    public static ScenarioSpec With(this ScenarioSpec spec, CapacityOptions capacity) => spec with
    {
        Origin = spec.Origin with { Capacity = capacity },
    };

    public static ScenarioSpec With(this ScenarioSpec spec, PurgeStrategy purge) => spec with
    {
        Purges = Named(p => p.Name, purge),
    };

    public static ScenarioSpec WithFetchTimeout(this ScenarioSpec spec, TimeSpan timeout) => spec with
    {
        Edge = spec.Edge with { FetchTimeout = timeout },
    };

    public static ScenarioSpec WithCapacity(this ScenarioSpec spec, int objects) => spec with
    {
        Topology = spec.Topology with { CapacityObjects = objects },
    };

    public static ScenarioSpec WithoutShield(this ScenarioSpec spec) => spec with
    {
        Topology = spec.Topology with { Shield = null },
    };

    /// <summary>The scenario with steps at minutes from the start.</summary>
    public static ScenarioSpec Then(this ScenarioSpec spec, params (double Minute, TimelineAction Action)[] steps) =>
        spec with
        {
            Timeline = [.. spec.Timeline, .. steps.Select(s => new TimelineStep(At(s.Minute), s.Action))],
        };

    public static DateTimeOffset At(double minute) => Start.AddMinutes(minute);

    public static OrderedDictionary<string, T> Named<T>(Func<T, string> name, params IEnumerable<T> values) =>
        new(values.Select(v => KeyValuePair.Create(name(v), v)), StringComparer.Ordinal);
}
