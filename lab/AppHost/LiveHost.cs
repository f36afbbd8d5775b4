using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Edges;
using CdnLab.AppHost.Page;
using CdnLab.AppHost.Resources;
using CdnLab.Scenarios.Export;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;

namespace CdnLab.AppHost;

/// <summary>The live lab from command line to exit code: load, start, replay, report, stay.</summary>
public static class LiveHost
{
    private const int Pass = 0, Fail = 1, Invalid = 2, Interrupted = 130;

    /// <summary>Runs the lab; returns the exit code of contract.md.</summary>
    public static async Task<int> RunAsync(LiveOptions options, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        LauncherWatch.Start(stop.Cancel, stop.Token);
        var error = Console.Error;
        if (!ScenarioSource.TryLoad(options, error, out var scenario, out var fullSize))
        {
            return Invalid;
        }
        try
        {
            return await RunAsync(options, scenario, fullSize, stop.Token);
        }
        catch (ResourceException failure)
        {
            error.WriteLine($"error: {failure.Message}");
            error.WriteLine($"  fix: {failure.Fix}");
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
            error.WriteLine("interrupted; everything is stopped, what was recorded is kept");
            return Interrupted;
        }
    }

    private static async Task<int> RunAsync(
        LiveOptions options, ScenarioSpec scenario, ScenarioSpec fullSize, CancellationToken cancellation)
    {
        var speed = options.Speed ?? scenario.Live.Speed;
        var output = options.Quiet ? TextWriter.Null : Console.Out;
        var header = Header(options, scenario, fullSize, speed);
        var location = options.Out ?? Path.Combine("reports", "latest", scenario.Name);
        output.WriteLine(First(scenario, speed, header));
        var started = TimeProvider.System.GetTimestamp();
        using var fleet = await EdgeFleet.OfAsync(scenario, options, location, cancellation);
        ConsolePage.Require(options.ConsolePort);
        using var childLog = Open(() => OpenLog(location));
        var plan = TopologyPlan.Of(scenario, options, location, fleet);
        await using var lab = await Lab.StartAsync(
            scenario, plan, new ResourceGraphOptions { Output = childLog }, fleet, cancellation);
        // Only now: a lab that could not start leaves the results of the run before as they are.
        using var directory = Open(() => RunDirectory.Create(location, header));
        var run = new LiveRun(scenario, lab, new RunLog(directory));
        await using var console = await ConsolePage.StartAsync(run, options.ConsolePort, speed);
        output.WriteLine($"console page  {console.Url}");
        foreach (var line in TryIt.Commands(lab))
        {
            output.WriteLine(line.Command);
        }

        using var printing = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var progress = new Progress(output, run).PrintAsync(printing.Token);
        await run.PlayAsync(speed, cancellation);
        await LiveFidelity.MeasureAsync(run, scenario, options, cancellation);
        await printing.CancelAsync();
        await progress;

        var summary = run.Log.Close();
        directory.WriteTimings(Timings(TimeProvider.System.GetElapsedTime(started), summary, run.Log));
        ReportWriter.Write(directory.Location, directory.Location);
        console.Finish(summary);
        VerdictText.Print(Console.Out, summary, directory.Location);
        if (!options.Once)
        {
            output.WriteLine($"the lab stays up, see {console.Url}; Ctrl-C ends it");
            await StayUpAsync(run, cancellation);
        }
        return summary.Verdict == "pass" ? Pass : Fail;
    }

    private static async Task StayUpAsync(LiveRun run, CancellationToken cancellation)
    {
        try
        {
            await run.PlayOnAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl-C: the way to end a lab that stays up.
        }
    }

    private static StreamWriter OpenLog(string location)
    {
        Directory.CreateDirectory(location);
        return new StreamWriter(Path.Combine(location, "services.log")) { AutoFlush = true };
    }

    private static T Open<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new ResourceException("run directory", denied.Message, "name another with --out");
        }
    }

    private static RunHeader Header(LiveOptions options, ScenarioSpec scenario, ScenarioSpec fullSize, double speed)
    {
        var version = typeof(LiveHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+');
        var chosen = new JsonObject
        {
            ["speed"] = speed,
            ["scale"] = options.Scale ?? fullSize.Live.Scale,
        };
        if (options.Settings.Count > 0)
        {
            chosen["set"] = new JsonArray([.. options.Settings.Select(setting => (JsonNode)setting)]);
        }
        if (options.Database is not null)
        {
            // Not the connection string itself: it may hold a password.
            chosen["database"] = "CONNECTION";
        }
        if (options.Edge != EdgeKind.Builtin)
        {
            chosen["edge"] = options.Edge.ToString().ToLowerInvariant();
            if (options.EdgeConfigs.Count > 0)
            {
                chosen["edge_config"] = new JsonArray([.. options.EdgeConfigs.Select(file => (JsonNode)file)]);
            }
            if (options.EdgeContainer)
            {
                chosen["edge_container"] = true;
            }
        }
        if (options.Origin is { } origin)
        {
            chosen["origin"] = origin.ToString();
        }
        return new RunHeader
        {
            Scenario = scenario.Name,
            Title = scenario.Title,
            Mode = "live",
            Seed = scenario.Seed,
            Version = version[0],
            Commit = version.Length > 1 ? version[1] : "",
            Options = chosen,
            Start = scenario.Start,
            End = scenario.End,
            Story = scenario.Story,
            Sources = scenario.Sources,
            Pops = [.. scenario.Topology.Pops.Select(p => p.Name)],
            Shield = scenario.Topology.Shield,
            Projects = scenario.Catalogue.Projects,
            BinSeconds = 60,
            Calibration = scenario.Calibration,
            // A machine that could not keep up proves nothing, for or against the scenario.
            Expectations =
            [
                .. scenario.Expectations,
                new() { Name = "The machine kept up", Metric = "traffic.schedule_missed", EqualTo = 0 },
                new() { Name = "No step or process failed", Metric = "lab.failures", EqualTo = 0 },
            ],
        };
    }

    private static string First(ScenarioSpec scenario, double speed, RunHeader header) => string.Create(
        CultureInfo.InvariantCulture,
        $"cdnlab {header.Version} {header.Commit} | {scenario.Name} | seed {scenario.Seed} | {speed:0.##} lab seconds a "
        + $"second | {scenario.Catalogue.Projects:N0} projects, {scenario.Topology.Pops.Count} PoPs");

    private static RunTimings Timings(TimeSpan wall, RunSummary summary, RunLog log)
    {
        using var process = Process.GetCurrentProcess();
        return new(
            Math.Round(wall.TotalSeconds, 3),
            Math.Round(process.TotalProcessorTime.TotalSeconds, 3),
            process.PeakWorkingSet64,
            summary.Requests.Total,
            Math.Round(summary.Requests.Total / wall.TotalSeconds, 3),
            log.Events.Count,
            Math.Round(log.Events.Count / wall.TotalSeconds, 3));
    }
}
