using System.Text.Json;
using System.Text.Json.Nodes;

namespace CdnLab.Scenarios.Journal;

/// <summary>Makes the events of docs/protocol.md, so that no producer spells a field its own way.</summary>
public static class JournalEvents
{
    /// <summary>A phase of the scenario begins.</summary>
    public static JournalEvent Phase(DateTimeOffset at, string text) =>
        new(at, EventKinds.Phase, new() { ["text"] = text });

    /// <summary>The origin switched from one release to another.</summary>
    public static JournalEvent DeployOrigin(DateTimeOffset at, string from, string to) =>
        new(at, EventKinds.DeployOrigin, new() { ["from"] = from, ["to"] = to });

    /// <summary>A PoP or the shield switched from one config to another.</summary>
    public static JournalEvent DeployEdge(DateTimeOffset at, string pop, string from, string to) =>
        new(at, EventKinds.DeployEdge, new() { ["pop"] = pop, ["from"] = from, ["to"] = to });

    /// <summary>A purge begins; <paramref name="mode"/> is <c>soft</c> or <c>hard</c>.</summary>
    public static JournalEvent PurgeStarted(
        DateTimeOffset at, string strategy, string mode, long keys, IEnumerable<PurgeShard> shards) =>
        new(at, EventKinds.PurgeStarted, new()
        {
            ["strategy"] = strategy, ["mode"] = mode, ["keys"] = keys, ["shards"] = ToNode(shards),
        });

    /// <summary>Keys purged so far, by shard.</summary>
    public static JournalEvent PurgeProgress(DateTimeOffset at, IEnumerable<KeyValuePair<string, long>> done) =>
        new(at, EventKinds.PurgeProgress, new()
        {
            ["done"] = new JsonObject(done.Select(d => KeyValuePair.Create<string, JsonNode?>(d.Key, d.Value))),
        });

    /// <summary>A shard is done: keys it held and how many purges of it were lost.</summary>
    public static JournalEvent PurgeShardFinished(DateTimeOffset at, string shard, long keys, long failed) =>
        new(at, EventKinds.PurgeShardFinished, new() { ["shard"] = shard, ["keys"] = keys, ["failed"] = failed });

    /// <summary>The purge is done: calls made and how many were lost.</summary>
    public static JournalEvent PurgeFinished(DateTimeOffset at, long calls, long failed) =>
        new(at, EventKinds.PurgeFinished, new() { ["calls"] = calls, ["failed"] = failed });

    /// <summary>The origin is asked for this many workers, which arrive after the delay.</summary>
    public static JournalEvent ScaleOut(DateTimeOffset at, int workers, double delaySeconds) =>
        new(at, EventKinds.ScaleOut, new() { ["workers"] = workers, ["delay_seconds"] = delaySeconds });

    /// <summary>Arrival rate (requests a second of lab time) and persona shares from now on; null: as is.</summary>
    public static JournalEvent Mix(
        DateTimeOffset at, double? rate, IEnumerable<KeyValuePair<string, double>>? shares = null) =>
        new(at, EventKinds.Mix, new()
        {
            ["rate"] = rate,
            ["shares"] = shares is null
                ? null
                : new JsonObject(shares.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Key, s.Value))),
        });

    /// <summary>A fault was injected into, or lifted from, a part of the lab.</summary>
    public static JournalEvent Fault(DateTimeOffset at, string target, string text) =>
        new(at, EventKinds.Fault, new() { ["target"] = target, ["text"] = text });

    /// <summary>A step of the timeline could not be done, or a process ended by itself.</summary>
    public static JournalEvent LabFailure(DateTimeOffset at, string target, string text) =>
        new(at, EventKinds.LabFailure, new() { ["target"] = target, ["text"] = text });

    /// <summary>A status post; status is investigating, identified, monitoring or resolved.</summary>
    public static JournalEvent StatusPost(DateTimeOffset at, string status, string text) =>
        new(at, EventKinds.StatusPost, new() { ["status"] = status, ["text"] = text });

    /// <summary>
    /// A project looped for the first time. <paramref name="differs"/>: its verbatim name differs from the normalised
    /// one. <paramref name="chain"/>: the exchanges, given for the first few loops only. <paramref name="missing"/>: no such
    /// project exists.
    /// </summary>
    public static JournalEvent LoopFirst(
        DateTimeOffset at, string project, bool differs, string url, string pop, string persona, int wireRequests,
        IEnumerable<LoopHop>? chain = null, bool missing = false)
    {
        var data = new JsonObject
        {
            ["project"] = project, ["differs"] = differs, ["url"] = url, ["pop"] = pop, ["persona"] = persona,
            ["wire_requests"] = wireRequests,
        };
        if (missing)
            data["missing"] = true;
        if (chain is not null)
            data["chain"] = ToNode(chain);
        return new(at, EventKinds.LoopFirst, data);
    }

    /// <summary>The last loop seen of a project, at the time it was seen.</summary>
    public static JournalEvent LoopLast(DateTimeOffset at, string project) =>
        new(at, EventKinds.LoopLast, new() { ["project"] = project });

    /// <summary>A before/after table as measured on the wire.</summary>
    public static JournalEvent ExchangeTable(DateTimeOffset at, string title, IEnumerable<ExchangeRow> rows) =>
        new(at, EventKinds.ExchangeTable, new() { ["title"] = title, ["rows"] = ToNode(rows) });

    /// <summary>What a simulation did: client requests that it stands for (warm-up included), those of them executed
    /// one by one, events executed, cells and the cells simulated in bulk.</summary>
    public static JournalEvent Simulation(
        DateTimeOffset at, long requests, long individual, long events, long cells, long bulkCells) =>
        new(at, EventKinds.Simulation, new()
        {
            ["requests"] = requests, ["individual"] = individual, ["events"] = events, ["cells"] = cells,
            ["bulk_cells"] = bulkCells,
        });

    /// <summary>A live run was compared with simulated ones: how many, in how many figures, how many of these agree.
    /// </summary>
    public static JournalEvent Fidelity(DateTimeOffset at, int runs, int figures, int within) =>
        new(at, EventKinds.Fidelity, new() { ["runs"] = runs, ["figures"] = figures, ["within"] = within });

    /// <summary>A live run was not compared with simulated ones: why.</summary>
    public static JournalEvent NoFidelity(DateTimeOffset at, string reason) =>
        new(at, EventKinds.Fidelity, new() { ["skipped"] = reason });

    /// <summary>An expectation and how it came out.</summary>
    public static JournalEvent Expectation(DateTimeOffset at, ExpectationResult result) =>
        new(at, EventKinds.Expectation, (JsonObject)ToNode(result)!);

    /// <summary>The run's verdict: <c>pass</c> or <c>fail</c>.</summary>
    public static JournalEvent Verdict(DateTimeOffset at, string verdict) =>
        new(at, EventKinds.Verdict, new() { ["verdict"] = verdict });

    private static JsonNode? ToNode<T>(T value) => JsonSerializer.SerializeToNode(value, RunJson.Line);
}
