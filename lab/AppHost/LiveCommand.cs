using System.CommandLine;
using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Counterexamples;
using CdnLab.AppHost.Edges;

namespace CdnLab.AppHost;

/// <summary>The command line of the live lab (contract.md).</summary>
public static class LiveCommand
{
    private const int Invalid = 2;

    /// <summary>Runs a command line; returns the exit code of contract.md.</summary>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> arguments)
    {
        var parsed = Create().Parse(arguments);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? Invalid : code;
    }

    /// <summary>The command with its options.</summary>
    public static RootCommand Create()
    {
        var scenario = new Argument<string>("SCENARIO")
        {
            Description = "name in the catalogue, or path of a scenario file",
            DefaultValueFactory = _ => new LiveOptions().Scenario,
        };
        var speed = new Option<double?>("--speed")
        {
            Description = "lab seconds a real second; default: the scenario's",
            CustomParser = result => LiveArguments.Number(result, 1, "at least 1"),
        };
        var scale = new Option<double?>("--scale")
        {
            Description = "share of the full size; default: the scenario's",
            CustomParser = result => LiveArguments.Number(result, double.Epsilon, "above 0"),
        };
        var settings = new Option<string[]>("--set")
        {
            Description = "another value for a key of the scenario; may be given several times",
            HelpName = "path=value",
        };
        var edge = new Option<EdgeKind>("--edge")
        {
            Description = "what runs as the edges: builtin, varnish or nginx; default: builtin",
            CustomParser = LiveArguments.Edge,
        };
        var edgeConfigs = new Option<string[]>("--edge-config")
        {
            Description = "a configuration of your own for varnish or nginx: FILE, or CONFIG=FILE for one edge config",
        };
        var container = new Option<bool>("--edge-container")
        {
            Description = "run varnish or nginx in containers (Docker or Podman) instead of processes",
        };
        var origin = new Option<Uri?>("--origin")
        {
            Description = "an origin of your own in place of the lab's",
            CustomParser = LiveArguments.Address,
        };
        var database = new Option<string?>("--database")
        {
            Description = "the origin's database, e.g. 'Host=localhost;Username=lab'; default: embedded SQLite",
        };
        var once = new Option<bool>("--once") { Description = "end after the replay, with the verdict's exit code" };
        var output = new Option<string?>("--out") { Description = "run directory; default: reports/latest/SCENARIO" };
        var seed = new Option<ulong?>("--seed")
        {
            Description = "seed of every random stream; default: the scenario's",
            CustomParser = LiveArguments.Seed,
        };
        var port = new Option<int>("--console-port")
        {
            Description = "port of the console page; 0: a free one",
            CustomParser = LiveArguments.Port,
        };
        var replay = new Option<string?>("--replay")
        {
            Description = "play a counterexample of cdnlab check instead: a change, or a report of its format json",
        };
        var finding = new Option<int?>("--finding")
        {
            Description = "which finding --replay plays, from 1; default: the first that has a story",
        };
        var quiet = new Option<bool>("--quiet") { Description = "print the verdict only" };
        var command = new RootCommand(
            "Replays a scenario on real processes and real HTTP on this machine, with a compressed clock."
            + Environment.NewLine + Environment.NewLine
            + "Example: dotnet run --project lab/AppHost -- pypi-json-2022-06-10 --speed 360 --once")
        {
            scenario, speed, scale, settings, edge, edgeConfigs, container, origin, database, once, output, seed, port,
            replay, finding, quiet,
        };
        scenario.Validators.Add(LiveArguments.NoOption);
        command.SetAction((parsed, cancellation) => parsed.GetValue(replay) is { } source
            ? ReplayHost.RunAsync(
                new ReplayOptions
                {
                    Source = source,
                    Finding = parsed.GetValue(finding),
                    Edge = parsed.GetValue(edge),
                    Quiet = parsed.GetValue(quiet),
                },
                cancellation)
            : LiveHost.RunAsync(
            new LiveOptions
            {
                Scenario = parsed.GetValue(scenario)!,
                Speed = parsed.GetValue(speed),
                Scale = parsed.GetValue(scale),
                Settings = parsed.GetValue(settings) ?? [],
                Edge = parsed.GetValue(edge),
                EdgeConfigs = parsed.GetValue(edgeConfigs) ?? [],
                EdgeContainer = parsed.GetValue(container),
                Origin = parsed.GetValue(origin),
                Database = parsed.GetValue(database),
                Once = parsed.GetValue(once),
                Out = parsed.GetValue(output),
                Seed = parsed.GetValue(seed),
                ConsolePort = parsed.GetValue(port),
                Quiet = parsed.GetValue(quiet),
            },
            cancellation));
        return command;
    }
}
