using System.Text.Json.Nodes;
using CdnLab.Live.Tests.Commands;
using CdnLab.Scenarios.Journal;
using Xunit;

namespace CdnLab.Live.Tests.Replays;

/// <summary>A replay that has ended with exit code 0 and left no process: its run directory, read.</summary>
internal sealed record FinishedReplay(string Directory, RunRecord Record, JsonNode Summary)
{
    public static async Task<FinishedReplay> RunAsync(string scenario, string directory, params string[] arguments)
    {
        var (exit, output, error) = await HostProcess.RunAsync([scenario, "--once", "--out", directory, .. arguments]);
        Assert.True(exit == 0, $"exit code {exit}: {output}{error}");
        return new FinishedReplay(
            directory,
            RunRecord.Read(directory),
            JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "summary.json")))!);
    }

    /// <summary>Every request ended in one way, and none was lost on the way into the summary.</summary>
    public void ConservesRequests()
    {
        var requests = Summary["requests"]!;
        string[] ends = ["ok", "looped", "not_found", "server_error", "timed_out"];
        Assert.Equal((long)requests["total"]!, ends.Sum(end => (long)requests[end]!));
        Assert.Equal((long)requests["total"]!, Record.Series.Sum(row => row.Requests));
        Assert.InRange((long)requests["total"]!, 1, (long)Summary["wire_requests"]!);
    }
}
