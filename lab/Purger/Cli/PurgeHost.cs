using System.Text.Json;
using CdnLab.Purger.Health;
using CdnLab.Purger.Journal;
using CdnLab.Purger.Planning;
using CdnLab.Purger.Running;
using CdnLab.Purger.Targets;
using CdnLab.Purger.Verifying;
using CdnLab.Scenarios.Cli;
using CdnLab.Scenarios.Cli.Simulate;

namespace CdnLab.Purger.Cli;

/// <summary><c>cdnlab purge</c> from options to exit code.</summary>
internal sealed class PurgeHost(Terminal terminal, PurgerEnvironment environment, PurgerOptions options)
{
    /// <summary>Runs; returns the exit code.</summary>
    public async Task<int> RunAsync()
    {
        var findings = new List<string>();
        var plan = PlanReader.Read(options, environment.Input, findings);
        var arguments = RunArguments.Read(options, plan, environment, findings);
        if (plan is null || findings.Count > 0)
        {
            findings.ForEach(finding => terminal.Error.WriteLine($"error: {finding}"));
            return ExitCode.InvalidInput;
        }
        if (options.DryRun)
        {
            return Show(plan);
        }
        try
        {
            return await PurgeAsync(plan, arguments);
        }
        catch (JournalException refused)
        {
            terminal.Error.WriteLine($"error: {refused.Message}");
            return ExitCode.InvalidInput;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"error: {error.Message}; what was purged is in the journal; fix: --resume");
            return ExitCode.Fail;
        }
    }

    private int Show(RunPlan plan)
    {
        if (options.Format == "json")
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(PlanView.Values(plan), ResultWriter.Json));
        }
        else
        {
            PlanView.Write(plan, terminal.Output);
        }
        return ExitCode.Pass;
    }

    private async Task<int> PurgeAsync(RunPlan plan, RunArguments arguments)
    {
        using var signal = environment.Interruption is null ? new InterruptSignal() : null;
        var stop = environment.Interruption ?? signal!.Token;
        using var http = PurgeClient.CreateHttp();
        var timeout = TimeSpan.FromSeconds(options.Timeout);
        var time = environment.Time;
        using var journal = PurgeJournal.Open(
            Path.Combine(options.Folder, "journal.jsonl"), JournalPlan.Of(plan, time.GetUtcNow()), options.Resume,
            out var before);
        if (options.Resume)
        {
            journal.Append(new() { Kind = JournalEntry.Resumed, At = time.GetUtcNow() });
        }
        var create = TargetKinds.ByName[plan.Traits.Name].Create;
        var edges = new PurgeEdges(
            new(http, timeout, time),
            [
                .. plan.Endpoints.Select(e => new PurgeEdge(
                    e.Name, e.Url, create(new(e.Url, arguments.Token, plan.Service, plan.Host)))),
            ]);
        var pause = new PauseSwitch(Path.Combine(options.Folder, "pause"));
        var runner = new LiveRunner(plan, edges, journal, before, Settings(), time)
        {
            Health = arguments.Health is { } health ? new HealthProbe(http, health, timeout, time) : null,
            Pause = pause,
        };
        var progress = new PurgeProgress(
            terminal.ErrorIsTerminal && !options.Quiet ? terminal.Error : null,
            terminal.ErrorIsTerminal || options.Quiet ? null : terminal.Error, terminal.Page.Profile.Width,
            plan.Shards.Sum(s => s.Count), time, environment.HasKeyboard && terminal.ErrorIsTerminal ? pause : null);
        var run = await runner.RunAsync(progress, stop);
        progress.Clear();
        var verified = run.End == RunEnd.Finished && arguments.Verify
            ? await VerifyAsync(plan, arguments, new Verifier(http, plan.Host, timeout, time), stop) : null;
        return new ResultWriter(terminal, options, plan).Write(run, verified, stop.IsCancellationRequested);
    }

    private async Task<VerifyResult?> VerifyAsync(
        RunPlan plan, RunArguments arguments, Verifier verifier, CancellationToken stop)
    {
        try
        {
            return await verifier.VerifyAsync(
                Verifier.Sample(plan.Keys, arguments.VerifyMost), arguments.Fronts, options.VerifyRate, stop);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private RunnerSettings Settings() => new()
    {
        FailuresMax = options.ErrorsMax,
        WaitMax = TimeSpan.FromSeconds(options.WaitMax),
        HealthEvery = TimeSpan.FromSeconds(options.HealthEvery),
    };
}
