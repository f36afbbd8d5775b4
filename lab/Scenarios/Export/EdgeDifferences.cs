using System.Text;

namespace CdnLab.Scenarios.Export;

/// <summary>What the programs do otherwise; the table of docs/real-edges.md and of a run's report.</summary>
public static class EdgeDifferences
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<EdgeDifference> All { get; } =
    [
        new("purge by surrogate key",
            "an index of keys",
            "a ban on the stored Surrogate-Key: each stored response is compared when it is asked for, or in the "
                + "background",
            "it has no tags: the header part of every file of the cache is read, and matching files are deleted"),
        new("soft purge",
            "marks stale: the stale windows begin, and the next request is answered stale while it is fetched anew",
            "not by key: a ban removes, so a soft purge is a hard one",
            "none: a file is there or not, so a soft purge is a hard one"),
        new("what a purge costs the origin",
            "told apart: purge-refill",
            "a refill counts as a miss: a banned response leaves no trace",
            "a refill counts as a miss"),
        new("deploy",
            "a switch between two requests",
            "vcl.use: requests under way end under the old VCL",
            "reload: new workers, the cache zone kept; requests under way and open connections end with the old workers"),
        new("stale-while-revalidate",
            "by the field that governs, to the tick",
            "by the field that governs: kept with the response, within grace",
            "by Cache-Control only, in whole seconds; the lifetime server writes it there, and below a second there is "
                + "none"),
        new("stale-if-error",
            "by the field that governs",
            "by the field that governs: the request is started again and answered from grace",
            "by Cache-Control only, in whole seconds; every 5xx of the next hop counts as no answer, and reaches the "
                + "client as 502 where nothing stands in"),
        new("lifetimes",
            "lab time",
            "computed in VCL and divided by the speed; parts of a second count",
            "put into Cache-Control by a server behind the cache; divided by the speed by a table, rounded down to the "
                + "first digit where it is no common number; below one real second nothing is stored"),
        new("heuristic lifetime of Last-Modified",
            "by the profile",
            "by the profile",
            "none: the default lifetime counts")
        {
            Choices = ["heuristic_share", "heuristic_max"],
        },
        new("Expires, where no directive says how long",
            "less Date",
            "less Date",
            "on a compressed clock such a response is not stored; else by nginx, against its own clock"),
        new("Age",
            "received and sent, in lab time; by the profile, Date and the time of the fetch count too",
            "received and sent; between edges in real time; never more than received",
            "neither: a lifetime begins anew at each tier")
        {
            Choices = ["incoming_age", "apparent_age", "strip_age"],
        },
        new("stale answers, unasked, while the origin gives no answer",
            "for as long as the profile says (stale_when_disconnected)",
            "none beyond stale-if-error",
            "none beyond stale-if-error")
        {
            Choices = ["stale_when_disconnected"],
        },
        new("no-cache, and private or no-cache that name fields",
            "stored, to be validated, or without those fields, unless the profile says otherwise",
            "not stored",
            "not stored")
        {
            Choices = ["no_cache_unstorable"],
        },
        new("a PUT, POST or DELETE that succeeds",
            "invalidates what is stored for its URL, by the profile; the answer to a POST may be stored, by the profile",
            "passes, and changes nothing stored",
            "passes, and changes nothing stored")
        {
            Choices = ["unsafe_methods_invalidate", "post_storable"],
        },
        new("a purge during a fetch",
            "reaches what is being fetched, by the profile",
            "does not reach it: the response is stored as if it had not been purged",
            "does not reach it: the response is stored as if it had not been purged")
        {
            Choices = ["purge_reaches_fetches"],
        },
        new("variants of Accept-Encoding",
            "gzip or nothing where the profile folds it",
            "one: it stores gzip and unpacks it for others",
            "one for each spelling of the field, though the next hop sees it folded")
        {
            Choices = ["normalize_accept_encoding"],
        },
        new("variants of other fields",
            "by the profile, without regard to white space and the order of languages",
            "one for each spelling",
            "one for each spelling; in Accept-Charset and Accept-Language spaces do not count")
        {
            Choices = ["vary_as_spelled", "normalize_accept_language"],
        },
        new("collapsed requests",
            "counted as collapsed",
            "wait for the first one, and count as hits",
            "wait for the first one, and count as hits"),
        new("request directives (no-cache, max-age and so on)",
            "by the profile",
            "ignored",
            "ignored")
        {
            Choices = ["request_directives"],
        },
        new("guard refuse_self_redirect",
            "yes",
            "not translated: a finding",
            "not translated: a finding"),
        new("names longer than 128 characters under lower, upper or pep503",
            "any length",
            "any length",
            "414: it has no function for letters, and the maps that stand in reach so far"),
        new("impossible paths (a bad escape, above the root)",
            "passed on as sent",
            "passed on as sent",
            "400 before any rule"),
        new("clock",
            "stops and changes its speed with the lab",
            "lifetimes run in real time at the speed of the run's start; what fills the caches ages already",
            "as Varnish, in whole seconds"),
    ];

    /// <summary>The table in Markdown.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("| | built-in edge | Varnish 7.1 | nginx 1.22 |\n|---|---|---|---|\n");
        foreach (var row in All)
        {
            text.Append($"| {row.What} | {row.Builtin} | {row.Varnish} | {row.Nginx} |\n");
        }
        return text.ToString();
    }
}
