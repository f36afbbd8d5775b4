using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of <c>edge</c>, but for its profile.</summary>
internal static class EdgeKeys
{
    private static readonly ObjectShape<EdgeRule> Rule = new ObjectShape<EdgeRule>(
        "rule",
        "A request rule: a condition on the path, and what to do. Without an action it only strips the query or skips.",
        () => new EdgeRule { Name = "", Match = "" })
        .Need("name", Texts.Any, "Name for traces and findings.", (r, v) => r with { Name = v })
        .Need("match", Texts.Any, "Regular expression on the path, without lookarounds and back references.",
            (r, v) => r with { Match = v })
        .Key("on", Texts.Word<EdgeRuleSubject>(),
            "What the expression is matched on; default path. Off the path, templates give the query too.",
            (r, v) => r with { On = v })
        .Key("not", Texts.Switch, "Applies where the expression does not match; default false.",
            (r, v) => r with { Not = v })
        .Key("methods", new ListShape<string>(
            Texts.Matching("a method in capitals", "^[A-Z]+$"), unique: true, least: 1),
            "Methods that it applies to; default all.", (r, v) => r with { Methods = v })
        .Key("rewrite", Texts.Matching("a path", "^[/{]"),
            "New path (template of the expression's groups); later rules see it.", (r, v) => r with { Rewrite = v })
        .Key("each_match", Texts.Switch, "The rewrite stands for each match, not for the whole; default false.",
            (r, v) => r with { EachMatch = v })
        .Key("redirect", Texts.Any, "Answers at once with a redirect to this location (template of groups).",
            (r, v) => r with { Redirect = v })
        .Key("status", Numbers.RedirectStatus, "Status of the redirect; default 301.", (r, v) => r with { Status = v })
        .Key("pass", Texts.Switch, "Sends the request on without looking into the cache; default false.",
            (r, v) => r with { Pass = v })
        .Key("key", Texts.Any, "Cache key of the request (template of groups, host and url).",
            (r, v) => r with { Key = v })
        .Key("strip_query", Texts.Switch, "Removes the query; default false.", (r, v) => r with { StripQuery = v })
        .Key("skip", Numbers.Count(1, 100_000), "How many of the rules after it are left out when it applies.",
            (r, v) => r with { Skip = v });

    /// <summary>A config, for files that add keys of their own.</summary>
    public static ObjectShape<EdgeConfig> Config() => new ObjectShape<EdgeConfig>(
        "config", "A version of the edge's configuration.", () => new EdgeConfig { Name = "" })
        .Key("rules", new ListShape<EdgeRule>(Rule), "Request rules, in order; default none.",
            (c, v) => c with { Rules = v })
        .Key("cache_key", Texts.Any, "Cache key (template of host and url); default {host}{url}.",
            (c, v) => c with { CacheKey = v })
        .Key("unstorable_statuses", new ListShape<int>(Numbers.Count(200, 599), unique: true),
            "Statuses that are not stored, whatever the response says; default none.",
            (c, v) => c with { UnstorableStatuses = v })
        .Key("refuse_self_redirect", Texts.Switch,
            "Fetches anew instead of serving a stored redirect whose target has the request's own key; default false.",
            (c, v) => c with { RefuseSelfRedirect = v });

    public static ObjectShape<EdgeSpec> Shape { get; } = Of(Config());

    /// <summary>The edge with configs of a shape.</summary>
    public static ObjectShape<EdgeSpec> Of(Shape<EdgeConfig> config) => new ObjectShape<EdgeSpec>(
        "edge", "The edge: how it caches, and its configs.", () => new EdgeSpec())
        .Need("config", Texts.Any, "Config in force when the run begins.", (e, v) => e with { Config = v })
        .Key("profile", ProfileKeys.Shape, "How it caches; default strict, the RFCs to the letter.",
            (e, v) => e with { Profile = v })
        .Key("fetch_timeout", Durations.AboveZero,
            "Longest wait of an edge tier for the first byte of an answer that it fetches; default 60s.",
            (e, v) => e with { FetchTimeout = v })
        .Need("configs", new MapShape<EdgeConfig>(config, (name, one) => one with { Name = name }, least: 1),
            "Versions of the edge's configuration by name.", (e, v) => e with { Configs = v });
}
