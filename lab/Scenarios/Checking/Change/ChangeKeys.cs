using CdnLab.Model.Clients;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Keys;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Import;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>The keys of a change file. What scenarios have too is read by the scenarios' own keys.</summary>
internal static class ChangeKeys
{
    private static readonly ObjectShape<DeployEdgeStep> DeployEdge = new ObjectShape<DeployEdgeStep>(
        "deploy_edge_step", "Puts an edge config in force.", () => new DeployEdgeStep())
        .Need("config", Texts.Any, "Config to put in force.", (s, v) => s with { Config = v })
        .Key("tier", Texts.Word<Tier>(), "all, pops or shield; default all, either of them first.",
            (s, v) => s with { Tier = v });

    private static readonly ObjectShape<RollBackStep> RollBack = new ObjectShape<RollBackStep>(
        "roll_back_step", "Puts an earlier release, config or both back in force.", () => new RollBackStep())
        .Key("origin", Texts.Any, "Release to go back to.", (s, v) => s with { Origin = v })
        .Key("edge", Texts.Any, "Config to go back to.", (s, v) => s with { Edge = v });

    private static readonly ListShape<string> Templates = new(Texts.Any, unique: true, least: 1);

    private static readonly ObjectShape<PurgeStep> Purge = new ObjectShape<PurgeStep>(
        "purge_step", "Purges stored responses: by key, by URL or all.", () => new PurgeStep())
        .Key("keys", Templates, "Surrogate keys (templates of name, normalized, version).",
            (s, v) => s with { Keys = v })
        .Key("urls", Templates, "URLs as clients write them (templates of the same).", (s, v) => s with { Urls = v })
        .Key("all", Texts.Switch, "Everything; default false.", (s, v) => s with { All = v })
        .Key("mode", Texts.Word<PurgeMode>(), "soft marks stale, hard removes; default hard.",
            (s, v) => s with { Mode = v })
        .Key("tier", Texts.Word<Tier>(), "all, pops or shield; default all.", (s, v) => s with { Tier = v })
        .Key("names", Texts.Word<NameScope>(), "all, or differing: names whose spellings differ; default all.",
            (s, v) => s with { Names = v })
        .Key("only", Templates, "Families that it may touch; default any.", (s, v) => s with { Only = v });

    private static readonly ObjectShape<ChangeStep> Step = new ObjectShape<ChangeStep>(
        "plan_step", "A step of the plan: one action.", () => new ChangeStep(null!))
        .Key("deploy_origin", Texts.Any, "Origin release to put in force.",
            (s, v) => s with { Action = new DeployOriginStep(v) })
        .Key("deploy_edge", DeployEdge, "Edge config to put in force.", (s, v) => s with { Action = v })
        .Key("purge", Purge, "Stored responses to purge.", (s, v) => s with { Action = v })
        .Key("wait", Durations.AboveZero, "Shortest time before the next step.",
            (s, v) => s with { Action = new WaitStep(v) })
        .Key("roll_back", RollBack, "What to go back to.", (s, v) => s with { Action = v })
        .ExactlyOne("deploy_origin", "deploy_edge", "purge", "wait", "roll_back");

    private static readonly ObjectShape<ChangeBounds> Bounds = new ObjectShape<ChangeBounds>(
        "change_bounds", "What the change may cost at most.", () => new ChangeBounds())
        .Key("old_release_max", Durations.FromZero,
            "How long after its replacement a release's responses may still be served; default no bound.",
            (b, v) => b with { OldReleaseMax = v })
        .Key("recovery_max", Durations.FromZero,
            "How long a bad answer may take to go away without an operator; default no bound.",
            (b, v) => b with { RecoveryMax = v })
        .Key("cold_share_max", Numbers.Ratio,
            "Share of the traffic that one step may send to keys that hold nothing; default no bound.",
            (b, v) => b with { ColdShareMax = v });

    // What the file says is read by ConfigFiles.
    private static readonly ObjectShape<EdgeConfig> Config = EdgeKeys.Config()
        .Key("file", Texts.Any,
            "File that the rules are read from, in place of rules and cache_key; relative to this file.", (c, _) => c)
        .Key("kind", Texts.Word<ImportKind>(), "Language of the file; default by its name (.vcl, .conf, _redirects).",
            (c, _) => c);

    public static ObjectShape<ChangeSpec> Shape { get; } = new ObjectShape<ChangeSpec>(
        "change", "A change of origin and edge, and the plan of its deploy.", () => new ChangeSpec())
        .Need("schema", Numbers.Count(1, 1), "Version of this format: 1.", (s, _) => s)
        .Need("change", Texts.Matching("a name of letters, digits, '.', '_' and '-'", NamePattern.Name.Expression),
            "Name of the change.", (s, v) => s with { Name = v })
        .Key("title", Texts.Any, "One line for reports.", (s, v) => s with { Title = v })
        .Key("host", Texts.Matching("a host name in lower case", "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"),
            "Host that clients ask for; default localhost.", (s, v) => s with { Host = v })
        .Key("shield", Texts.Switch, "Whether PoPs fetch through a shield; default true.",
            (s, v) => s with { Shield = v })
        .Need("families", new MapShape<DocumentFamily>(
            FamilyKeys.Shape, (name, family) => family with { Name = name }, least: 1),
            "The kinds of document, in the order in which their paths are tried.",
            (s, v) => s with { Families = [.. v.Values] })
        .Need("origin", OriginKeys.Shape, "The origin's releases, as in a scenario.", (s, v) => s with { Origin = v })
        .Need("edge", EdgeKeys.Of(Config), "The edge's profile and configs, as in a scenario or from files.",
            (s, v) => s with { Edge = v })
        .Key("names", new ListShape<string>(
            Texts.Matching("a project name", "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$")),
            "Names to try, as their owners write them.", (s, v) => s with { Names = v })
        .Key("names_file", Texts.Any, "File of names or URLs, one a line; relative to this file.",
            (s, v) => s with { NamesFile = v })
        .Key("personas", new MapShape<ClientPersona>(
            ClientKeys.Persona, (name, persona) => persona with { Name = name }, least: 1),
            "Clients by name; default requests, curl and poetry.", (s, v) => s with { Personas = [.. v.Values] })
        .Need("steps", new ListShape<ChangeStep>(Step), "The plan, in order.",
            (s, v) => s with { Steps = [.. v.Where(step => step.Action is not null)] })
        .Key("faults", new ListShape<FaultKind>(Texts.Word<FaultKind>(), unique: true),
            "What may go wrong; default purge_race.", (s, v) => s with { Faults = v })
        .Key("bounds", Bounds, "Bounds of the properties.", (s, v) => s with { Bounds = v });
}
