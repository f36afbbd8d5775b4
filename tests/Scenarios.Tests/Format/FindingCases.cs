using Xunit;

namespace CdnLab.Scenarios.Tests.Format;

/// <summary>Mistakes in the sample: what is changed into what, the code that is found, and words of the message. The
/// mark § stands where the finding must point and is not part of the file.</summary>
public static class FindingCases
{
    public static TheoryData<string, string, string, string> All { get; } = new()
    {
        // The file
        { "title: A sample", "title: §@bad", "LAB002", "cannot start any token" },
        { "title: A sample", "title: A sample\nstory: [1§, 2\nx: 1", "LAB002", "what follows is not YAML" },
        { Sample.Yaml, "§", "LAB002", "the file is empty" },
        { "\nexpectations:", "\n§---\nexpectations:", "LAB002", "second document" },
        { "<<: *release", "<<: §*relaese", "LAB003", "did you mean 'release'?" },
        { "<<: *release", "§<<: 1", "LAB003", "'<<' merges the number 1" },
        { "<<: *release", "document_headers: &x {A: §*x}", "LAB003", "inside its own anchor" },
        { "title: A sample", "title: §!!int 3x", "LAB003", "tag" },
        { "warmup: 10m", "warmup: 10m\n§start: 2022-06-10T10:00:00Z", "LAB004", "first in line 5" },

        // Keys and types
        { "warmup: 10m", "§warmpu: 10m", "LAB005", "did you mean 'warmup'?" },
        { "    workers: 4", "    §threads: 4", "LAB005", "known: workers, queue_max" },
        { "duration: 2h\n", "", "LAB006", "key 'duration' is missing" },
        { "  pops: [ams]\n", "  pops: §[]\n", "LAB006", "the list is empty" },
        { "pops: {ams: 2, fra: 1}", "pops: §{}", "LAB006", "the mapping is empty" },
        { "target: ams, kill: true, for: 1m}", "target: ams, kill: true}", "LAB006", "key 'for' is missing" },
        { "    tool:\n      families: {doc: 1}", "    tool: §{users: 5}", "LAB006", "asks for nothing" },
        { "title: A sample", "title: §2022", "LAB007", "put it in quotes" },
        { "    workers: 4", "    workers: §'4'", "LAB007", "is the text '4'" },
        { "    workers: 4", "    workers:§", "LAB007", "is empty" },
        { "families: {doc: 1, page: 1}", "families: §[doc]", "LAB007", "needs a mapping, is a list" },
        { "  pops: [ams]\n", "  pops: §ams\n", "LAB007", "needs a list" },
        { "rate: 20", "rate: 20\n  diurnal: §{amplitude: 0.3}", "LAB006", "key 'peak' is missing" },
        { "    workers: 4", "    cold_start: §{for: 5m}", "LAB006", "key 'slowdown' is missing" },
        { "kill: true", "kill: §yes", "LAB007", "needs true or false" },
        { "queue_timeout: 30s", "queue_timeout: §[30s]", "LAB007", "needs a duration" },
        { "    workers: 4", "    §[a]: 4", "LAB007", "a key is a list" },

        // Values
        { "warmup: 10m", "warmup: §10", "LAB008", "add a unit: 10s or 10ms" },
        { "warmup: 10m", "warmup: §-10m", "LAB008", "'-10m' is not a duration" },
        { "warmup: 10m", "warmup: §30m1h", "LAB008", "'30m1h'" },
        { "duration: 2h", "duration: §0s", "LAB008", "'0s' is not above zero" },
        { "    workers: 4", "    cold_start: {for: §0s, slowdown: 2}", "LAB008", "'0s' is not above zero" },
        { "  release: before", "  release: before\n  health_check: {every: §0s}", "LAB008", "'0s' is not above zero" },
        { "  release: before", "  release: before\n  health_check: {timeout: §-4s}", "LAB008", "'-4s'" },
        { "edge:\n", "edge:\n  fetch_timeout: §0s\n", "LAB008", "'0s' is not above zero" },
        { "edge:\n", "edge:\n  fetch_timeout: §60\n", "LAB008", "add a unit: 60s or 60ms" },
        { "rate: 20", "rate: 20\n  diurnal: {amplitude: 0.3, peak: §24:00}", "LAB009", "write it in UTC as 14:30" },
        { "rate: 20", "rate: 20\n  diurnal: {amplitude: 0.3, peak: §14h}", "LAB009", "'14h' is not a time of day" },
        { "start: 2022-06-10T10:00:00Z", "start: §2022-06-10 10:00", "LAB009", "write it in UTC" },
        { "at: 10:10:00", "at: §25:10:00", "LAB009", "'25:10:00'" },
        { "at: 10:10:00", "at: §+ten", "LAB009", "'+ten'" },
        { "by_shard: {p: 0.01}", "by_shard: {p: §0}", "LAB010", "0 is not a number above 0" },
        { "    within: 60", "    within: §-60", "LAB010", "-60 is not a number from 0" },
        { "differing_share: 0.2", "differing_share: §1.2", "LAB010", "not a ratio" },
        { "rate: 20", "rate: §-20", "LAB010", "-20 is not a number from 0" },
        { "    workers: 4", "    workers: §0", "LAB010", "a whole number from 1" },
        { "    workers: 4", "    workers: §2.5", "LAB010", "2.5" },
        { "    workers: 4", "    workers: §.inf", "LAB010", ".inf" },
        { "scale: 0.5", "scale: §0", "LAB010", "above 0" },
        { "redirect_status: 308", "redirect_status: §304", "LAB010", "301, 302, 303, 307, 308" },
        { "warmup: 10m", "seed: §-1", "LAB010", "-1" },
        { "rate: 20", "rate: §.nan", "LAB010", ".nan is not a number from 0" },
        { "rate: 20", "rate: 20\n  diurnal: {amplitude: §1, peak: 14:00}", "LAB010", "a number from 0, below 1" },
        { "rate: 20", "rate: 20\n  diurnal: {amplitude: §-0.1, peak: 14:00}", "LAB010", "-0.1" },
        { "rate: 20", "rate: 20\n  diurnal: {amplitude: §.nan, peak: 14:00}", "LAB010", ".nan" },
        { "    workers: 4", "    cold_start: {for: 5m, slowdown: §0.5}", "LAB010", "0.5 is not a number from 1" },
        { "    workers: 4", "    cold_start: {for: 5m, slowdown: §.nan}", "LAB010", ".nan" },
        { "  release: before", "  release: before\n  health_check: {window: §0}", "LAB010", "from 1 to 64" },
        { "  release: before", "  release: before\n  health_check: {healthy_at: §0}", "LAB010", "from 1 to 64" },
        { "  release: before", "  release: before\n  health_check: {healthy_at: §5}", "LAB010", "above the window" },
        { "  release: before", "  release: before\n  health_check: {window: §1}", "LAB010", "the window of 1" },
        { "shield: iad", "capacity_objects: §0", "LAB010", "0 is not a whole number from 1" },
        { "shield: iad", "capacity_objects: §-5", "LAB010", "-5" },
        { "shield: iad", "capacity_objects: §.nan", "LAB010", ".nan" },
        { "projects: 100", "projects: §1", "LAB010", "2 are named" },
        { "projects: 100", "projects: 100\n  document_bytes_max: §500", "LAB010", "below the median" },
        { "canonical: verbatim", "canonical: §verbatm", "LAB011", "did you mean 'verbatim'?" },
        { "kind: hash", "kind: §random", "LAB011", "known: all, letters, hash, stealing" },
        { "{p: 0.2, d: 0.1}", "{§P: 0.2, d: 0.1}", "LAB011", "'P' is not a letter" },
        { "name: sample", "name: §a sample", "LAB011", "is not a name" },
        { "host: example.org", "host: §Example.org", "LAB011", "host name in lower case" },

        // References
        { "release: before", "release: §befor", "LAB012", "did you mean 'before'?" },
        { "edge:\n  config: before", "edge:\n  config: §old", "LAB012", "known: before, after" },
        { "deploy_origin: after", "deploy_origin: §never", "LAB012", "'never' is no release" },
        { "{config: after, over", "{config: §never, over", "LAB012", "'never' is no config" },
        { "over: 5m, pops: [ams]", "over: 5m, pops: [iad, §ham]", "LAB012", "known: ams, fra, iad" },
        { "  pops: [ams]\n", "  pops: [§lon]\n", "LAB012", "live.pops: 'lon' is no PoP" },
        { "roll_back: {origin: before,", "roll_back: {origin: §none,", "LAB012", "roll_back.origin" },
        { "edge: before, over: 1m", "edge: §none, over: 1m", "LAB012", "roll_back.edge" },
        { "purge: slow", "purge: §slwo", "LAB012", "did you mean 'slow'?" },
        { "mix: {tool: 1, browser", "mix: {§tol: 1, browser", "LAB012", "clients.mix: 'tol' is no persona" },
        { "rate: 40, mix: {tool: 1}", "rate: 40, mix: {§app: 1}", "LAB012", "set_clients.mix" },
        { "families: {doc: 1, page: 1}", "families: {doc: 1, §pages: 1}", "LAB012", "did you mean 'page'?" },
        { "        page: {canonical: normalized}", "        §site: {canonical: normalized}", "LAB012", "no family" },
        { "target: ams", "target: §redirector", "LAB012", "'redirector' is no process" },
        { "metric: purge.finished_at", "metric: §purge.finishd_at", "LAB012", "did you mean 'purge.finished_at'?" },
        { "fitted: purges.slow", "fitted: §purges.slwo", "LAB012", "the file has no value 'purges.slwo.calls" },
        { "by_shard: {p: 0.01}", "by_shard: {p: 0.01, §pp: 1}", "LAB012", "'pp' is no pool of letters; known: 0-9, a, b" },
        { "shards: 4}", "shards: 2, calls_per_second_by_shard: {§02: 1}}", "LAB012", "known: 00, 01" },
        { "metric: loops.peak_ratio", "metric: §loops.peek_ratio", "LAB012", "did you mean 'loops.peak_ratio'?" },
        { "spelling: mixed\n      families: {doc: 1, page: 1}", "asks_redirector: §true", "LAB012", "there is none" },

        // Names
        { "shield: iad", "shield: §fra", "LAB013", "'fra' is also a PoP" },
        { "pops: {ams: 2, fra: 1}", "pops: {ams: 2, §origin: 1}", "LAB013", "another process" },
        { "named: [Pillow, requests]", "named: [Pillow, §pillow]", "LAB013", "one name (PEP 503)" },
        { "paths: [\"/page/{name}/\"]", "paths: [\"/page/{name}/\", §\"/doc/{name}/json\"]", "LAB013", "one of 'doc'" },
        { "  pops: [ams]\n", "  pops: [ams, §ams]\n", "LAB013", "listed twice" },
        { "- name: old-path", "- name: §normalise", "LAB013", "two rules" },
        { "- name: Loops are few", "- name: §Loops appear", "LAB013", "two expectations" },
        { "status: investigating", "status: resolved", "LAB013", "resolved twice" },
        { "before: {}", "before: {unstorable_statuses: [404, §404]}", "LAB013", "listed twice" },

        // Times
        { "at: 11:40:00", "at: §12:40:00", "LAB014", "outside the run, 2022-06-10 10:00:00 to" },
        { "at: 11:40:00", "at: §09:59:59", "LAB014", "2022-06-11 09:59:59" },
        { "delay: 2m", "delay: §90m", "LAB014", "this ends at" },
        { "  speed: 60", "  speed: 60\n  duration: §90m", "LAB014", "before the step of 2022-06-10 11:40:00" },
        { "at: 11:10:00", "at: §10:50:00", "LAB015", "comes after 2022-06-10 11:05:00" },
        { "  - at: +20m", "  - at: §10:19:00\n    roll_back: {edge: before}\n  - at: +20m", "LAB016", "'ams'" },
        { "at: 11:00:00", "at: §10:26:00\n    purge: fast\n  - at: 11:00:00", "LAB016", "caches" },
        {
            "at: 11:00:00", "at: 10:58:30\n    scale_out: {workers: 6, delay: 7m}\n  - at: 11:00:00",
            "LAB016", "workers"
        },

        // Rules and templates
        { "match: ^/old/(?<rest>.*)$", "match: §^/old/(?<rest>.*$", "LAB017", "rule 'old-path': match" },
        { "match: ^/old/(?<rest>.*)$", "match: §^/old/(?=x)(?<rest>.*)$", "LAB017", "rule 'old-path'" },
        { "rewrite: /doc/{name:pep503}/json", "rewrite: §/doc/{nam}/json", "LAB018", "no value {nam}" },
        {
            "rewrite: /doc/{name:pep503}/json", "rewrite: §/doc/{name:pep}/json",
            "LAB018", "known: lower, upper, pep503"
        },
        { "redirect: /doc/{rest}", "redirect: §/doc/{rest", "LAB018", "not closed" },
        { "before: {}", "before: {cache_key: §\"{path}\"}", "LAB018", "known: host, url" },
        { "paths: [\"/doc/{name}/json\"]", "paths: [§/doc/json]", "LAB018", "has no {name}" },
        { "Surrogate-Key: \"project/{normalized}\"", "Surrogate-Key: §\"project/{normal}\"", "LAB018", "{normal}" },
        { "kind: hash, shards: 4}", "kind: §groups}", "LAB018", "do not carry the key" },
        { "shards: 4}", "key: §\"{version}\"}", "LAB018", "known: name, normalized" },
        { "text: \"Loops: {looped_ratio}\"", "text: §\"Loops: {loops}\"", "LAB018", "known: looped_ratio" },
        { "canonical: verbatim", "redirect_to: §\"/{page}\"", "LAB018", "{page}" },
        {
            "purges:", "redirector: {path: §\"/f/{name}\", document: \"/doc/{name}/json\"}\npurges:",
            "LAB018", "no {filename}"
        },

        // Shares, choices, bounds
        { "{p: 0.2, d: 0.1}", "§{p: 0.7, d: 0.4}", "LAB019", "sum to 1.1" },
        { "mix: {tool: 1, browser: 0.5}", "mix: §{tool: 0, browser: 0}", "LAB020", "sum to 0" },
        { "pops: {ams: 2, fra: 1}", "pops: §{ams: 0, fra: 0}", "LAB020", "all weights are 0" },
        { "families: {doc: 1, page: 1}", "families: §{doc: 0}", "LAB020", "persona 'browser'" },
        {
            "deploy_origin: after", "deploy_origin: after\n    §scale_out: {workers: 2}", "LAB021", "exclude each other"
        },
        { "  - at: 10:10:00\n    deploy_origin: after", "  - §at: 10:10:00", "LAB021", "needs one of deploy_origin" },
        { "redirect: /doc/{rest}", "redirect: /doc/{rest}\n          §pass: true", "LAB021", "redirect and pass" },
        { "redirect: /doc/{rest}", "redirect: /doc/{rest}\n          §key: x", "LAB021", "make two rules" },
        { "redirect: /doc/{rest}", "§status: 302", "LAB021", "a status but no redirect" },
        { "{origin: before, edge: before, over: 1m}", "§{over: 1m}", "LAB021", "needs one of origin, edge" },
        { "{rate: 40, mix: {tool: 1}}", "§{}", "LAB021", "needs one of rate, mix" },
        {
            "target: ams, kill: true, for", "target: ams, kill: true, §restart: true, for", "LAB021", "kill and restart"
        },
        { "target: ams, kill: true", "target: ams, §down: true", "LAB021", "down is for the origin" },
        { "target: ams, kill: true, for", "target: ams, restart: true, §for", "LAB021", "restart and for" },
        { "target: ams, kill: true, for", "target: ams, for", "LAB021", "needs one of slowdown" },
        { "    at_most: 50", "    at_most: 50\n    §equals: 3", "LAB021", "at_most and equals" },
        { "Cache-Control: max-age=900", "§\"Cache Control\": max-age=900", "LAB022", "not a header field name" },
        { "Cache-Control: max-age=900", "Cache-Control: §\"a\\nb\"", "LAB022", "control character" },
        { "    at_most: 50", "    at_least: 60\n    at_most: §50", "LAB023", "no value" },
        {
            "  - name: Loops are few\n    metric: loops.affected_projects\n    at_most: 50",
            "  - §name: Loops are few\n    metric: loops.affected_projects", "LAB023", "has no bound"
        },
    };
}
