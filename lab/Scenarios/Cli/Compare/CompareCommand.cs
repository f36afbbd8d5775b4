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
        var options = new ContinuationOptions("6h, or to the scenario's end", "compared");
        var strategies = ContinuationOptions.Text(
            "--strategies", "a,b,…",
            $"Remedies, such as hash:shards=64:hard; default: {RemedyChoices.Default.Count} of them.");
        var seeds = ContinuationOptions.Text(
            "--seeds", "N", $"Seeds of each; default: {CompareRequest.SeedsDefault}.");
        var command = new Command("compare", About) { strategies, seeds };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var findings = new List<string>();
            var read = new SimulateArguments(findings);
            var request = new CompareRequest
            {
                Scenario = parsed.GetRequiredValue(options.Scenario),
                Strategies = parsed.GetValue(strategies)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
                Seeds = parsed.GetValue(seeds) is { } count ? read.Seeds(count) : CompareRequest.SeedsDefault,
                Seed = read.Seed(parsed.GetValue(options.Seed)),
                Scale = read.Scale(parsed.GetValue(options.Scale)),
                Sample = read.Sample(parsed.GetValue(options.Sample)),
                Settings = parsed.GetValue(options.Settings) ?? [],
                After = read.Duration("--after", parsed.GetValue(options.After)),
                Horizon = read.Duration("--horizon", parsed.GetValue(options.Horizon)),
                Out = parsed.GetValue(options.Out),
                Jobs = read.Jobs(parsed.GetValue(options.Jobs)),
                Quiet = parsed.GetValue(quiet),
            };
            return new CompareHost(terminal, environment, request).Run(findings);
        });
        return command;
    }
}
