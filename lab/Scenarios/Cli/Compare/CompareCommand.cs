using System.CommandLine;
using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Comparing;

namespace CdnLab.Scenarios.Cli.Compare;

/// <summary><c>cdnlab compare</c>: remedies from the same instant.</summary>
internal static class CompareCommand
{
    private const string About =
        """
        Continue a scenario from the instant of its purge with each of several remedies, and compare what becomes of it.

        Example: cdnlab compare soft-purge-trap --strategies affected:soft,affected:hard,wait --seeds 4
        Example: cdnlab compare pypi-json-2022-06-10 --scale 0.02 --seeds 8
        """;

    public static Command Create(Terminal terminal, Option<bool> quiet, SimulateEnvironment environment)
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "A name from the catalogue, or a path." };
        var strategies = Text(
            "--strategies", "a,b,…",
            $"Remedies, such as hash:shards=64:hard; default: {RemedyChoices.Default.Count} of them.");
        var seeds = Text("--seeds", "N", $"Seeds of each; default: {CompareRequest.SeedsDefault}.");
        var seed = Text("--seed", "N", "First seed; default: the scenario's.");
        var scale = Text("--scale", "F", "Share of the scenario's size, with all PoPs; default: 1.");
        var sample = Text(
            "--sample", "N|all",
            $"Simulate about N projects, each for others like it; default: {CompareRequest.SampleDefault}.");
        var settings = new Option<string[]>("--set")
        {
            Description = "Another value for a key of the scenario; may be given several times.",
            HelpName = "path=value",
        };
        var after = Text("--after", "D", "Instant of the decision, since the start; default: the first purge.");
        var horizon = Text("--horizon", "D", "How long each continues; default: 6h, or to the scenario's end.");
        var output = Text("--out", "DIR", "Directory of the results; default: reports/latest/SCENARIO-compared.");
        var jobs = Text("--jobs", "N", "Runs at once; default: as many as there are processors and memory for.");
        var command = new Command("compare", About)
        {
            scenario, strategies, seeds, seed, scale, sample, settings, after, horizon, output, jobs,
        };
        command.SetAction(parsed =>
        {
            var findings = new List<string>();
            var read = new SimulateArguments(findings);
            var request = new CompareRequest
            {
                Scenario = parsed.GetRequiredValue(scenario),
                Strategies = parsed.GetValue(strategies)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
                Seeds = parsed.GetValue(seeds) is { } count ? read.Seeds(count) : CompareRequest.SeedsDefault,
                Seed = read.Seed(parsed.GetValue(seed)),
                Scale = read.Scale(parsed.GetValue(scale)),
                Sample = parsed.GetValue(sample) is { } size ? read.Sample(size) : null,
                Settings = parsed.GetValue(settings) ?? [],
                After = read.Duration("--after", parsed.GetValue(after)),
                Horizon = read.Duration("--horizon", parsed.GetValue(horizon)),
                Out = parsed.GetValue(output),
                Jobs = read.Jobs(parsed.GetValue(jobs)),
                Quiet = parsed.GetValue(quiet),
            };
            return new CompareHost(terminal, environment, request).Run(findings);
        });
        return command;
    }

    private static Option<string?> Text(string name, string value, string about) =>
        new(name) { Description = about, HelpName = value };
}
