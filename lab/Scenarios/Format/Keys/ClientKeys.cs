using CdnLab.Model.Clients;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of <c>clients</c>.</summary>
internal static class ClientKeys
{
    /// <summary>Weights by persona.</summary>
    public static Shape<IReadOnlyDictionary<string, double>> Mix { get; } = new MapShape<double>(Numbers.FromZero);

    public static ObjectShape<ClientPersona> Persona { get; } = new ObjectShape<ClientPersona>(
        "persona", "A kind of client.", () => new ClientPersona { Name = "" })
        .Key("user_agent", Texts.FieldValue, "User-Agent that it sends.", (p, v) => p with { UserAgent = v })
        .Key("requests_max", Numbers.Count(1, 1000),
            "Requests that one chain of redirects may use, its own cache's answers included; default 31.",
            (p, v) => p with { RequestsMax = v })
        .Key("same_url_max", Numbers.Count(1, 1000), "How often one URL may be asked for in a chain; default no rule.",
            (p, v) => p with { SameUrlMax = v })
        .Key("cache", Texts.Word<ClientCacheMode>(),
            "none; private (RFC 9111); permanent_redirects: private, and 301 and 308 are kept for good. Default none.",
            (p, v) => p with { Cache = v })
        .Key("forgets_after_loop", Texts.Switch,
            "Whether it drops its entry of the first URL after a loop and tries once more; default false.",
            (p, v) => p with { ForgetsAfterLoop = v })
        .Key("retry_on", new ListShape<ChainOutcome>(Texts.Word<ChainOutcome>(), unique: true),
            "Outcomes that it retries; default none.", (p, v) => p with { RetryOn = v })
        .Key("retries_max", Numbers.Count(0, 100), "Retries at most; default 0.", (p, v) => p with { RetriesMax = v })
        .Key("retry_delay", Durations.FromZero, "Delay before the first retry; each further one doubles. Default 1s.",
            (p, v) => p with { RetryDelay = v })
        .Key("spelling", Texts.Word<NameSpelling>(), "How it spells project names; default normalized.",
            (p, v) => p with { Spelling = v })
        .Key("gzip_share", Numbers.Ratio, "Share of its users that accept gzip; default 1.",
            (p, v) => p with { GzipShare = v })
        .Key("families", new MapShape<double>(Numbers.FromZero), "Weights of the document families it asks for.",
            (p, v) => p with { Families = v })
        .Key("missing_share", Numbers.Ratio, "Share of its requests for names that do not exist; default 0.",
            (p, v) => p with { MissingShare = v })
        .Key("users", Numbers.Count(1, 10_000_000), "Users of the kind, each with a cache of its own; default 50.",
            (p, v) => p with { Users = v })
        .Key("timeout", Durations.AboveZero, "Longest wait for one answer; default 60s.",
            (p, v) => p with { Timeout = v })
        .Key("asks_redirector", Texts.Switch,
            "Whether it asks the redirector for legacy file URLs instead of documents at an edge; default false.",
            (p, v) => p with { AsksRedirector = v });

    private static readonly ObjectShape<DiurnalSpec> Diurnal = new ObjectShape<DiurnalSpec>(
        "diurnal", "How the rate changes over the day: a cosine around the mean rate. A live run sets it every ten minutes.", () => new DiurnalSpec())
        .Need("amplitude", Numbers.BelowOne, "Share of the mean rate by which it rises at the peak and falls opposite.",
            (d, v) => d with { Amplitude = v })
        .Need("peak", Times.TimeOfDay, "Time of day of the highest rate, UTC: HH:MM.", (d, v) => d with { Peak = v });

    public static ObjectShape<ClientsSpec> Shape { get; } = new ObjectShape<ClientsSpec>(
        "clients", "Who asks for what, how often.", () => new ClientsSpec())
        .Need("rate", Numbers.FromZero, "Requests a second of lab time, all personas and PoPs together.",
            (c, v) => c with { Rate = v })
        .Key("diurnal", Diurnal, "How the rate changes over the day; default not at all.",
            (c, v) => c with { Diurnal = v })
        .Need("mix", Mix, "Weights of the personas in the requests.", (c, v) => c with { Mix = v })
        .Need("personas", new MapShape<ClientPersona>(
            Persona, (name, persona) => persona with { Name = name }, least: 1),
            "Kinds of client by name.", (c, v) => c with { Personas = v });
}
