using System.Globalization;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>Events in words, for the terminal and the console page.</summary>
public static class EventText
{
    /// <summary>One line for an event; null for kinds that only the report needs.</summary>
    public static string? Of(JournalEvent e) => e.Kind switch
    {
        EventKinds.Phase => e.Text("text"),
        EventKinds.DeployOrigin => $"origin: release {e.Text("from")} -> {e.Text("to")}",
        EventKinds.DeployEdge => $"{e.Text("pop")}: edge config {e.Text("from")} -> {e.Text("to")}",
        EventKinds.PurgeStarted =>
            $"purge '{e.Text("strategy")}' ({e.Text("mode")}) of {Count(e, "keys")} keys begins",
        EventKinds.PurgeShardFinished => $"purged shard {e.Text("shard")} ({Count(e, "keys")} keys)",
        EventKinds.PurgeFinished => $"purge finished: {Count(e, "calls")} calls, {Count(e, "failed")} lost",
        EventKinds.ScaleOut => $"origin: {Count(e, "workers")} workers from {Count(e, "delay_seconds")} s on",
        EventKinds.ScheduleMissed => "the machine does not keep up: arrivals were dropped and count as timed out",
        EventKinds.Mix => "clients: rate or mix changed",
        EventKinds.LabFailure => $"FAILED: {e.Text("target")}: {e.Text("text")}",
        EventKinds.Fault => $"{e.Text("target")}: {e.Text("text")}",
        EventKinds.StatusPost => $"status page, {e.Text("status")}: {e.Text("text")}",
        EventKinds.LoopFirst => $"redirect loop: {e.Text("persona")} on {e.Text("url")} at {e.Text("pop")}",
        EventKinds.Fidelity => e.Text("skipped") is { Length: > 0 } reason
            ? $"not compared with simulated runs: {reason}"
            : $"{Count(e, "within")} of {Count(e, "figures")} figures agree with {Count(e, "runs")} simulated runs",
        _ => null,
    };

    private static string Count(JournalEvent e, string field) =>
        (e.Number(field) ?? 0).ToString("N0", CultureInfo.InvariantCulture);
}
