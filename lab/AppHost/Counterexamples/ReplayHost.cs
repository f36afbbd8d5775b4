using CdnLab.AppHost.Resources;
using CdnLab.Scenarios.Export;

namespace CdnLab.AppHost.Counterexamples;

/// <summary>A replay from command line to exit code: 1 when what was foretold appears, 3 when something else does, 0
/// when there is nothing to play, 2 when it cannot be played.</summary>
public static class ReplayHost
{
    private const int Nothing = 0, Appears = 1, Invalid = 2, Differs = 3, Interrupted = 130;

    // What a story waits takes so long at most on real programs.
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Plays; returns the exit code.</summary>
    public static async Task<int> RunAsync(ReplayOptions options, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(Limit, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        LauncherWatch.Start(stop.Cancel, stop.Token);
        var error = Console.Error;
        try
        {
            return await PlayAsync(options, Console.Out, stop.Token);
        }
        catch (ReplayException nothing)
        {
            error.WriteLine(nothing.Message);
            return Invalid;
        }
        catch (ResourceException failure)
        {
            error.WriteLine($"error: {failure.Message}\n  fix: {failure.Fix}");
            return Invalid;
        }
        catch (ExportException refused)
        {
            foreach (var finding in refused.Findings)
            {
                error.WriteLine($"error: edge config {finding.Config}, {finding.Rule}: {finding.What}");
                error.WriteLine($"  fix: {finding.Fix}");
            }
            return Invalid;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            error.WriteLine(late.IsCancellationRequested
                ? $"error: not played within {Limit.TotalSeconds} s; everything is stopped"
                : "interrupted; everything is stopped");
            return late.IsCancellationRequested ? Invalid : Interrupted;
        }
    }

    private static async Task<int> PlayAsync(
        ReplayOptions options, TextWriter output, CancellationToken cancellation)
    {
        if (CounterexampleSource.Read(options) is not { } example)
        {
            output.WriteLine($"{options.Source}: nothing to play, no finding");
            return Nothing;
        }
        var told = options.Quiet ? TextWriter.Null : output;
        var edge = options.Edge.ToString().ToLowerInvariant();
        told.WriteLine($"{example.Change.Name} on {edge} edges: {example.Title}");
        var speed = options.Edge == Edges.EdgeKind.Builtin || example.Waits <= WaitMax
            ? 1 : Math.Ceiling(example.Waits / WaitMax);
        var log = new StringWriter();
        await using var lab = await CounterexampleLab.StartAsync(
            example, options.Edge, speed, TextWriter.Synchronized(log), cancellation);
        var appears = await new CounterexamplePlayer(example, lab, speed, told).PlayAsync();
        output.WriteLine(!appears ? "the live lab shows something else than was foretold: a bug in the model or the lab"
            : example.Loops ? "the loop appears as foretold" : "it appears as foretold");
        return appears ? Appears : Differs;
    }
}
