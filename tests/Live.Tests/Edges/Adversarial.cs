using CdnLab.Model.Redirects;

namespace CdnLab.Live.Tests.Edges;

/// <summary>Rules and request targets that a translation could get wrong.</summary>
internal static class Adversarial
{
    public static EdgeConfig Config { get; } = new()
    {
        Name = "adversarial",
        CacheKey = "$1 \"{url}\" \\ {host:upper}",
        Rules =
        [
            new() { Name = "inside", Match = "/(x|in)(?<a>[^/]*?)(?<b>z+)?/", Rewrite = "/first/{b}{a}", StripQuery = true },
            new() { Name = "class", Match = "^/[]ab[-]+(?<rest>.*)$", Rewrite = "/class/{rest}$", Key = "k={url:upper}" },
            new() { Name = "case", Match = "(?i)^/MiXeD/(?<n>\\w+)$", Redirect = "https://{host}/{n:upper}/{n:lower}?from={n}" },
            new() { Name = "post", Methods = ["POST", "PUT"], Match = "^/form", Rewrite = "/posted{url:lower}" },
            new() { Name = "strip", Match = "^/strip", StripQuery = true },
            new() { Name = "sees-new-path", Match = "^/first/(?<all>.*)", Key = "{all:pep503}|{url}" },
            new() { Name = "keeps-query", Match = "^/old/(?<p>.*)$", Redirect = "/new/{p}", Status = 308 },
            new() { Name = "pass", Match = "\\.(php|cgi)$", Pass = true },
            new() { Name = "after-pass", Match = "php", Rewrite = "/never" },
        ],
    };

    /// <summary>Rules as those that are read from real configuration: branches, whole URLs, hosts.</summary>
    public static EdgeConfig Branches { get; } = new()
    {
        Name = "branches",
        Rules =
        [
            new() { Name = "host", On = EdgeRuleSubject.Host, Match = "^(?<h>[^.]+)\\.example$", Key = "{h:upper}{path}|{query}" },
            new() { Name = "not-pypi", Match = "^/(pypi|q)/", Not = true, Skip = 4 },
            new() { Name = "url", On = EdgeRuleSubject.Url, Match = "^(?<p>.*)/json/?\\?(?<q>.*)$", Rewrite = "{p}?was={q}" },
            new() { Name = "twice", Match = "json/$", Skip = 1 },
            new() { Name = "query", Match = "^/pypi/(?<n>[^/]+)", Rewrite = "/n/{n:lower}?v=1", Key = "{n}{query}{url}" },
            new() { Name = "end", Match = "^", Skip = 9 },
            new() { Name = "to-host", On = EdgeRuleSubject.Host, Match = "e(?<dot>\\.)", Methods = ["GET"], Redirect = "//x{dot}y{url}#f" },
            new() { Name = "never", Match = "^", Pass = true },
        ],
    };

    /// <summary>Each match is replaced, which nginx cannot say.</summary>
    public static EdgeConfig EachMatch { get; } = new()
    {
        Name = "each-match",
        Rules =
        [
            new() { Name = "slashes", On = EdgeRuleSubject.Url, Match = "//+", Rewrite = "/", EachMatch = true },
            new() { Name = "swap", Match = "(?<a>[aA])(?<b>[bB_])", Rewrite = "{b}\\{a}", EachMatch = true },
        ],
    };

    private static readonly string[] Names =
        ["pyyaml", "PyYAML", "Py.YAML", "py--_yaml", "_-.X", "A..B__c", "a%2Fb", "%50y", "a;b=c", "$1", "a|b", "x\"y"];

    public static IReadOnlyList<string> Targets { get; } =
    [
        .. Names.SelectMany(name => new[]
        {
            $"/pypi/{name}/json", $"/pypi/{name}/json/", $"/pypi/{name}/1.0-RC_1/json", $"/pypi/{name}/1.0/json/?a=B&c",
            $"/simple/{name}/?x=1",
        }),
        "/", "/?", "/?a?b", "/pypi//json", "/pypi/a/b/c/json", "//pypi//A_B/json", "/PYPI/A/json", "/pypi/A/JSON",
        "/pypi/A_B/json#f", "/pypi/A_B/json?q#f", "/pypi/A#f?q/json", "/pypi/./A_B/json", "/x/../pypi/A_B/json",
        "/_health/x?y", "/admin/?y", "/adminx", "/packages/A?b", $"/pypi/{new string('A', 100)}_._b/json",
        "/q/inABzzz/y?z=1", "/q/x/y", "/q/in-A._b/y", "/]ab[-X?Y=z", "/-tail", "/mixed/aBc_9", "/MIXED/a-b", "/form/A?B",
        "/strip?x", "/old/a/B?c=D", "/old/?", "/x/a.php?q", "/a.PHP", "/a.cgi/b",
    ];
}
