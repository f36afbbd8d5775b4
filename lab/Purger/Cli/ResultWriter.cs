using System.Globalization;
using System.Text.Json;
using CdnLab.Model.Purging;
using CdnLab.Purger.Planning;
using CdnLab.Purger.Running;
using CdnLab.Purger.Verifying;
using CdnLab.Scenarios.Cli;

namespace CdnLab.Purger.Cli;

/// <summary>Tells how a purge ended, and writes its results beside its journal.</summary>
internal sealed class ResultWriter(Terminal terminal, PurgerOptions options, RunPlan plan)
{
    /// <summary>How results are written as JSON.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private string LostFile => Path.Combine(options.Folder, "lost.txt");

    private string BadFile => Path.Combine(options.Folder, "bad.txt");

    /// <summary>Writes; returns the exit code.</summary>
    /// <param name="run">The purge.</param>
    /// <param name="verified">What was seen afterwards; null: nothing was looked at.</param>
    /// <param name="interrupted">Whether it was asked to stop.</param>
    public int Write(RunResult run, VerifyResult? verified, bool interrupted)
    {
        var code = interrupted && (run.End == RunEnd.Interrupted || options.Verify != "none") ? ExitCode.Interrupted
            : run.End != RunEnd.Finished || run.Lost.Count > 0 || verified is { IsClean: false } ? ExitCode.Fail
            : ExitCode.Pass;
        WriteLines(LostFile, run.Lost.Select(lost => lost.Key));
        WriteLines(BadFile, verified?.BadKeys ?? []);
        var json = JsonSerializer.Serialize(Values(run, verified, code), Json);
        File.WriteAllText(Path.Combine(options.Folder, "summary.json"), json + "\n");
        if (options.Format == "json")
        {
            terminal.Output.WriteLine(json);
        }
        else
        {
            WriteText(run, verified);
        }
        if (run.End != RunEnd.Finished)
        {
            var reason = run.Reason is { } why ? $"stopped: {why}" : "stopped";
            terminal.Error.WriteLine($"{reason}; what was purged is kept; go on with the same command and --resume");
        }
        return code;
    }

    private static void WriteLines(string file, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            File.WriteAllLines(file, all);
        }
        else
        {
            File.Delete(file);
        }
    }

    private void WriteText(RunResult run, VerifyResult? verified)
    {
        var keys = plan.Shards.Sum(s => s.Count);
        terminal.Output.WriteLine(
            $"{plan.Name}: {Count(run.Settled - run.Lost.Count)} of {Count(keys)} keys purged, "
            + $"{Count(run.Lost.Count)} lost; {Count(run.CallsNow)} calls in {TimeText.Of(run.Took)}, "
            + $"{Count(run.Failures)} failed, {Count(run.Throttled)} put off"
            + (run.Calls > run.CallsNow ? $"; {Count(run.Calls)} calls in all runs" : ""));
        if (run.Lost.Count > 0)
        {
            terminal.Output.WriteLine($"lost: {LostFile}, such as {run.Lost[0].Key}: {run.Lost[0].Reason}");
        }
        if (verified is not null)
        {
            terminal.Output.WriteLine(
                $"verified {Count(verified.Keys)} keys with {Count(verified.Requests)} requests: "
                + $"{Count(verified.BadKeys.Count())} still bad, {Count(verified.Unknown.Count)} answers unknown");
        }
        if (verified is { Bad: [var bad, ..] })
        {
            terminal.Output.WriteLine($"bad: {BadFile}, such as {bad.Key} at {bad.Edge}: {bad.Reason}");
        }
        if (verified is { Unknown: [var unknown, ..] })
        {
            terminal.Output.WriteLine($"unknown, such as {unknown.Url} at {unknown.Edge}: {unknown.Reason}");
        }
    }

    private object Values(RunResult run, VerifyResult? verified, int code) => new
    {
        schema = 1,
        name = plan.Name,
        strategy = plan.Strategy.Name,
        mode = plan.Strategy.Mode == PurgeMode.Soft ? "soft" : "hard",
        target = plan.Traits.Name,
        endpoints = plan.Endpoints.Select(e => new { name = e.Name, url = e.Url }),
        end = run.End.ToString().ToLowerInvariant(),
        reason = run.Reason,
        keys = plan.Shards.Sum(s => s.Count),
        purged = run.Settled - run.Lost.Count,
        calls = run.Calls,
        calls_now = run.CallsNow,
        failures = run.Failures,
        throttled = run.Throttled,
        seconds = Math.Round(run.Took.TotalSeconds, 3),
        lost = run.Lost,
        verified = verified is null ? null : new
        {
            keys = verified.Keys, requests = verified.Requests, bad = verified.Bad, unknown = verified.Unknown,
        },
        exit_code = code,
    };

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
