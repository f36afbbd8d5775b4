using System.CommandLine;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary><c>cdnlab simulate</c>: a scenario in virtual time.</summary>
internal static class SimulateCommand
{
    private const string About =
        """
        Run a scenario in virtual time, at its full size or a share of it, and report on it.

        Example: cdnlab simulate pypi-json-2022-06-10 --seeds 8
        Example: cdnlab simulate pypi-json-2022-06-10 --sweep 'purges.letters.calls_per_second=2|3.2|5'
        """;

    public static Command Create(Terminal terminal, Option<bool> quiet, SimulateEnvironment environment)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "A name from the catalogue, or a path." };
        var seed = Text("--seed", "N", "Seed of every random stream; default: the scenario's.");
        var seeds = Text("--seeds", "N", "Run N seeds, from --seed on, and show how results spread over them.");
        var scale = Text("--scale", "F", "Share of the scenario's size, with all PoPs; default: 1.");
        var settings = new Option<string[]>("--set")
        {
            Description = "Another value for a key of the scenario; may be given several times.",
            HelpName = "path=value",
        };
        var sweep = Text("--sweep", "path=v1|v2", "Run once for each value of a key, and show what it changes.");
        var output = Text("--out", "DIR", "Directory of the results; default: reports/latest/SCENARIO-simulated.");
        var jobs = Text("--jobs", "N", "Runs at once; default: as many as there are processors and memory for.");
        var command = new Command("simulate", About) { scenario, seed, seeds, scale, settings, sweep, output, jobs };
        command.SetAction(parsed =>
        {
            var findings = new List<string>();
            var read = new SimulateArguments(findings);
            var request = new SimulateRequest
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Seed = read.Seed(parsed.GetValue(seed)),
                Seeds = read.Seeds(parsed.GetValue(seeds)),
                Scale = read.Scale(parsed.GetValue(scale)),
                Settings = parsed.GetValue(settings) ?? [],
                Sweep = read.Sweep(parsed.GetValue(sweep)),
                Out = parsed.GetValue(output),
                Jobs = read.Jobs(parsed.GetValue(jobs)),
                Quiet = parsed.GetValue(quiet),
            };
            return new SimulateHost(terminal, environment, request).Run(findings);
        });
        return command;
    }

    private static Option<string?> Text(string name, string value, string about) =>
        new(name) { Description = about, HelpName = value };
}
