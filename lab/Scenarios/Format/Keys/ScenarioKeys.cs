using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of a scenario file.</summary>
internal static class ScenarioKeys
{
    /// <summary>Version of the format that this program reads.</summary>
    public const int SchemaVersion = 1;

    public static ObjectShape<ScenarioSpec> Shape { get; } = new ObjectShape<ScenarioSpec>(
        "scenario", "A rehearsal of a change on a CDN and its origin.", () => new ScenarioSpec())
        .Need("schema", Numbers.Count(SchemaVersion, SchemaVersion), "Version of this format: 1.", (s, _) => s)
        .Need("name", Texts.Matching("a name of letters, digits, '.', '_' and '-'", NamePattern.Name.Expression),
            "Name of the scenario.", (s, v) => s with { Name = v })
        .Need("title", Texts.Any, "One line for lists and reports.", (s, v) => s with { Title = v })
        .Need("story", Texts.Any, "What happens, in a paragraph.", (s, v) => s with { Story = v.Trim() })
        .Key("sources", new ListShape<string>(Texts.Matching("a URL", "^https?://")),
            "Where the facts come from, as URLs.", (s, v) => s with { Sources = v })
        .Key("must_fail", Texts.Switch,
            "Whether the run must end with the verdict fail: a canary, which proves that failure is seen.",
            (s, v) => s with { MustFail = v })
        .Need("start", Times.Instant, "First instant of the run, UTC.", (s, v) => s with { Start = v })
        .Need("duration", Durations.AboveZero, "Length of the run.", (s, v) => s with { Duration = v })
        .Key("warmup", Durations.FromZero, "Traffic before the start, which fills the caches; default 0s.",
            (s, v) => s with { Warmup = v })
        .Key("fill", Durations.FromZero,
            "Lab time whose traffic the caches hold when a live run begins, before the warm-up; default 0s: empty.",
            (s, v) => s with { Fill = v })
        .Key("seed", Numbers.Seed, "Seed of every random stream; default 1.", (s, v) => s with { Seed = v })
        .Key("live", LiveKeys.Shape, "What a live run on one machine takes of the full size.",
            (s, v) => s with { Live = v })
        .Need("catalogue", CatalogueKeys.Shape, "The projects that exist.", (s, v) => s with { Catalogue = v })
        .Need("families", new MapShape<DocumentFamily>(
            FamilyKeys.Shape, (name, family) => family with { Name = name }, least: 1),
            "The kinds of document, in the order in which their paths are tried.",
            (s, v) => s with { Families = [.. v.Values] })
        .Need("origin", OriginKeys.Shape, "The origin: capacity and releases.", (s, v) => s with { Origin = v })
        .Need("edge", EdgeKeys.Shape, "The edge: cache profile and configs.", (s, v) => s with { Edge = v })
        .Need("topology", TopologyKeys.Shape, "PoPs and shield.", (s, v) => s with { Topology = v })
        .Key("purge_delivery", PurgeKeys.Delivery, "How a purge reaches a PoP.",
            (s, v) => s with { PurgeDelivery = v })
        .Key("purge_delivery_by_pop", new MapShape<PurgeDelivery>(PurgeKeys.Delivery),
            "PoPs (or the shield) that purges reach in another way, by name.",
            (s, v) => s with { PurgeDeliveryByPop = v })
        .Key("redirector", RedirectorKeys.Shape, "The service that answers legacy file URLs; default none.",
            (s, v) => s with { Redirector = v })
        .Need("clients", ClientKeys.Shape, "Who asks for what, how often.", (s, v) => s with { Clients = v })
        .Key("purges", new MapShape<PurgeStrategy>(PurgeKeys.Strategy, (name, purge) => purge with { Name = name }),
            "Ways to purge that the timeline may start.", (s, v) => s with { Purges = v })
        .Key("timeline", new ListShape<Timeline.TimelineStep>(TimelineKeys.Shape),
            "What is done when, in order of time.",
            (s, v) => s with { Timeline = [.. v.Where(step => step.Action is not null && step.At != default)] })
        .Key("expectations", new ListShape<Journal.ExpectationSpec>(ExpectationKeys.Shape),
            "What must be true of the run; the verdict is pass when all are.",
            (s, v) => s with { Expectations = v })
        .Key("calibration", new ListShape<Journal.CalibrationSpec>(CalibrationKeys.Shape),
            "Published figures that values were fitted to; reports show how near the run comes.",
            (s, v) => s with { Calibration = v });
}
