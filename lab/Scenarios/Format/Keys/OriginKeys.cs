using CdnLab.Model.Queueing;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of <c>origin</c>.</summary>
internal static class OriginKeys
{
    private static readonly ObjectShape<ColdStart> ColdStart = new ObjectShape<ColdStart>(
        "cold_start", "How workers that join (scale-out, restart) serve at first.", () => new ColdStart())
        .Need("for", Durations.AboveZero, "How long a worker is cold, from when it can serve.",
            (c, v) => c with { For = v })
        .Need("slowdown", Numbers.Within("a number from 1", 1, double.MaxValue),
            "Factor on the service time of a request that starts in that time.", (c, v) => c with { Slowdown = v });

    private static readonly ObjectShape<HealthCheckSpec> HealthCheck = new ObjectShape<HealthCheckSpec>(
        "health_check",
        "Probes by which the shield (or each PoP) takes the origin for sick; it then answers from stale responses or "
            + "with 503, without asking. Simulated runs obey it, live runs do not yet.",
        () => new HealthCheckSpec())
        .Key("every", Durations.AboveZero, "Time from one probe to the next; default 6s.",
            (h, v) => h with { Every = v })
        .Key("timeout", Durations.AboveZero, "Longest wait for a probe's answer, then it has failed; default 4s.",
            (h, v) => h with { Timeout = v })
        .Key("window", Numbers.Count(1, HealthCheckSpec.WindowMax), "Probes that count, the last ones; default 4.",
            (h, v) => h with { Window = v })
        .Key("healthy_at", Numbers.Count(1, HealthCheckSpec.WindowMax),
            "Good probes among those with which the origin is healthy; default 2.",
            (h, v) => h with { HealthyAt = v });

    private static readonly ObjectShape<CapacityOptions> Capacity = new ObjectShape<CapacityOptions>(
        "capacity", "What the origin can do: workers before a bounded queue.", () => new CapacityOptions())
        .Key("workers", Numbers.Count(1), "Workers, each serving one request at a time; default 8.",
            (c, v) => c with { Workers = v })
        .Key("queue_max", Numbers.Count(0), "Requests that may wait; one more gets 503. Default 2048.",
            (c, v) => c with { QueueMax = v })
        .Key("queue_timeout", Durations.AboveZero, "Longest wait, then 503; default 60s.",
            (c, v) => c with { QueueTimeout = v })
        .Key("service_time_median", Durations.AboveZero, "Median service time of a document; default 100ms.",
            (c, v) => c with { ServiceTimeMedian = v })
        .Key("service_time_sigma", Numbers.FromZero,
            "Spread of service times: standard deviation of the logarithm; default 0.5.",
            (c, v) => c with { ServiceTimeSigma = v })
        .Key("bytes_per_second", Numbers.AboveZero,
            "Bytes a second at which a document's size adds to its service time; default 500000.",
            (c, v) => c with { BytesPerSecond = v })
        .Key("small_service_time_median", Durations.AboveZero,
            "Median service time of a redirect, a 304 or a 404; default 20ms.",
            (c, v) => c with { SmallServiceTimeMedian = v })
        .Key("cold_start", ColdStart, "How workers that join serve at first; default as later.",
            (c, v) => c with { ColdStart = v });

    private static readonly ObjectShape<RouteRule> Route = new ObjectShape<RouteRule>(
        "route", "How a release serves one family.", () => new RouteRule())
        .Key("canonical", Texts.Word<CanonicalSpelling>(),
            "Spelling that gets the document; others are redirected to it. Default any.",
            (r, v) => r with { Canonical = v })
        .Key("redirect_status", Numbers.RedirectStatus, "Status of those redirects; default 301.",
            (r, v) => r with { RedirectStatus = v })
        .Key("redirect_to", Texts.Matching("a path", "^/"),
            "Sends every request of the family to this path (a template): a broken release.",
            (r, v) => r with { RedirectTo = v });

    private static readonly Shape<IReadOnlyDictionary<string, string>> Headers =
        new MapShape<string>(Texts.FieldValue, key: NamePattern.FieldName);

    private static readonly ObjectShape<OriginRelease> Release = new ObjectShape<OriginRelease>(
        "release",
        "A version of the origin's code: what it answers for which URL.",
        () => new OriginRelease { Name = "", Routes = new Dictionary<string, RouteRule>() })
        .Need("routes", new MapShape<RouteRule>(Route, least: 1),
            "Route of each family by name; a family without one is not found.", (r, v) => r with { Routes = v })
        .Key("document_headers", Headers,
            "Header fields of a document (templates of name, normalized, version, group: 00 to 99).",
            (r, v) => r with { DocumentHeaders = v })
        .Key("redirect_headers", Headers, "Header fields of a spelling redirect (templates, too).",
            (r, v) => r with { RedirectHeaders = v })
        .Key("not_found_headers", Headers, "Header fields of a 404.", (r, v) => r with { NotFoundHeaders = v })
        .Key("not_found_appends_slash", Texts.Switch,
            "Whether a path that is not found is redirected to itself with a slash; default false.",
            (r, v) => r with { NotFoundAppendsSlash = v })
        .Key("entity_tags", Texts.Switch,
            "Whether documents carry an entity tag and answer conditional requests; default true.",
            (r, v) => r with { EntityTags = v });

    public static ObjectShape<OriginSpec> Shape { get; } = new ObjectShape<OriginSpec>(
        "origin", "The origin: its capacity and its releases.", () => new OriginSpec())
        .Need("release", Texts.Any, "Release in force when the run begins.", (o, v) => o with { Release = v })
        .Key("capacity", Capacity, "Workers, queue and service times.", (o, v) => o with { Capacity = v })
        .Key("health_check", HealthCheck, "How the edges that ask it watch its health; default not at all.",
            (o, v) => o with { HealthCheck = v })
        .Need("releases", new MapShape<OriginRelease>(
            Release, (name, release) => release with { Name = name }, least: 1),
            "Versions of the origin's code by name.", (o, v) => o with { Releases = v });
}
