using System.CommandLine;
using CdnLab.AppHost.Conducting;

namespace CdnLab.AppHost;

/// <summary>The command line of the live lab (contract.md).</summary>
public static class LiveCommand
{
    /// <summary>The command with its options.</summary>
    public static RootCommand Create()
    {
        var scenario = new Argument<string>("SCENARIO")
        {
            Description = "name in the catalogue, or path of a scenario file",
            DefaultValueFactory = _ => new LiveOptions().Scenario,
        };
        var speed = new Option<double?>("--speed") { Description = "lab seconds a real second; default: the scenario's" };
        var scale = new Option<double?>("--scale") { Description = "share of the full size; default: the scenario's" };
        var edge = new Option<string>("--edge")
        {
            Description = "the cache to run: builtin",
            DefaultValueFactory = _ => "builtin",
        };
        var origin = new Option<Uri?>("--origin") { Description = "an origin of your own in place of the lab's" };
        var database = new Option<string?>("--database")
        {
            Description = "the origin's database, e.g. 'Host=localhost;Username=lab'; default: embedded SQLite",
        };
        var once = new Option<bool>("--once") { Description = "end after the replay, with the verdict's exit code" };
        var output = new Option<string?>("--out") { Description = "run directory; default: reports/latest/SCENARIO" };
        var seed = new Option<ulong?>("--seed") { Description = "seed of every random stream; default: the scenario's" };
        var port = new Option<int>("--console-port") { Description = "port of the console page; 0: a free one" };
        var quiet = new Option<bool>("--quiet") { Description = "print the verdict only" };
        var command = new RootCommand(
            "Replays a scenario on real processes and real HTTP on this machine, with a compressed clock."
            + Environment.NewLine + Environment.NewLine
            + "Example: dotnet run --project lab/AppHost -- pypi-json-2022-06-10 --speed 360 --once")
        {
            scenario, speed, scale, edge, origin, database, once, output, seed, port, quiet,
        };
        edge.AcceptOnlyFromAmong("builtin");
        AtLeast(speed, 1, "at least 1");
        AtLeast(scale, double.Epsilon, "above 0");
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError($"--console-port {result.GetValueOrDefault<int>()}: a port is 0 to 65535");
            }
        });
        command.SetAction((parsed, cancellation) => LiveHost.RunAsync(
            new LiveOptions
            {
                Scenario = parsed.GetValue(scenario)!,
                Speed = parsed.GetValue(speed),
                Scale = parsed.GetValue(scale),
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

    private static void AtLeast(Option<double?> option, double least, string words) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<double?>() is { } value && !(value >= least && double.IsFinite(value)))
        {
            result.AddError($"{option.Name} {value}: a number {words}");
        }
    });
}
