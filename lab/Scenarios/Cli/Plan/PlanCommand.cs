using System.CommandLine;
using CdnLab.Scenarios.Cli.Compare;
using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Planning;

namespace CdnLab.Scenarios.Cli.Plan;

/// <summary><c>cdnlab plan</c>: what to do, in which order and how fast, under a cap.</summary>
internal static class PlanCommand
{
    private const string About =
        """
        Find what ends an incident soonest without more load than the origin may bear: strategies and their parameters
        are searched, the best is proven on fresh seeds, and a plan is written that an operator can follow.

        Example: cdnlab plan soft-purge-trap --cap 0.8 --deadline 1h --no-deploy
        Example: cdnlab plan pypi-json-2022-06-10 --scale 0.02 --cap 0.8 --deadline 2h --calls-per-hour 100000
        Example: cdnlab plan pypi-json-2022-06-10 --scale 0.02 --questions
        """;

    public static Command Create(Terminal terminal, Option<bool> quiet, SimulateEnvironment environment)
    {
        var options = new ContinuationOptions("twice the deadline, or to the scenario's end", "plan");
        var utilization = Text(
            "--max-utilization", "U", "Highest utilization of the origin in any minute, 0 to 1.", "--cap");
        var rate = Text(
            "--max-rate", "R", "Highest rate at the origin in any minute, requests a second at full size.",
            "--cap-rate");
        var deadline = Text("--deadline", "D", "Time until 99 % are clean; default: 2h.");
        var quota = Text("--quota", "N", "Purge calls an hour that the provider allows.", "--calls-per-hour");
        var burst = Text("--burst", "N", "Calls that may be made at once after a pause; default: 1.");
        var points = Text("--points", "P", "Least share of projects that stay clean after their purge; default: 99.");
        var strategies = Text(
            "--strategies", "a,b,…", "Strategies that may be used; with parameters, only so. Default: all.");
        var noDeploy = new Option<bool>("--no-deploy")
        {
            Description = "Only purges: neither edge nor origin may be changed.",
        };
        var budget = Text(
            "--budget", "N", $"Most runs of the search; default: {HalvingSchedule.BudgetEach} a candidate.");
        var seeds = Text(
            "--seeds", "N", $"Fresh seeds for the ETA, and as many to test it; default: {PlanProof.SeedsDefault}.");
        var questions = new Option<bool>("--questions")
        {
            Description = "Answer the questions of the incident: callers, shards, purging all, rolling back.",
        };
        var command = new Command("plan", About)
        {
            utilization, rate, deadline, quota, burst, points, strategies, noDeploy, budget, seeds, questions,
        };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var findings = new List<string>();
            var read = new SimulateArguments(findings);
            var numbers = new PlanArguments(findings);
            var request = new PlanRequest
            {
                Scenario = parsed.GetRequiredValue(options.Scenario),
                UtilizationMax = numbers.Utilization(parsed.GetValue(utilization)),
                RateMax = numbers.Rate(parsed.GetValue(rate)),
                Deadline = read.Duration("--deadline", parsed.GetValue(deadline)),
                CallsPerHour = numbers.Quota(parsed.GetValue(quota)),
                Burst = numbers.Burst(parsed.GetValue(burst), parsed.GetValue(quota)) ?? 1,
                PointsMin = numbers.Points(parsed.GetValue(points)),
                Strategies = parsed.GetValue(strategies)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
                Deploys = !parsed.GetValue(noDeploy),
                Budget = numbers.Budget(parsed.GetValue(budget)),
                ProofSeeds = numbers.Seeds(parsed.GetValue(seeds)),
                Questions = parsed.GetValue(questions),
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
            if (request is { Questions: false, UtilizationMax: null, RateMax: null }
                && parsed.GetValue(utilization) is null && parsed.GetValue(rate) is null)
            {
                findings.Add("a plan needs a cap for the origin; fix: --max-utilization 0.8, or --max-rate 250");
            }
            return new PlanHost(terminal, environment, request).Run(findings);
        });
        return command;
    }

    private static Option<string?> Text(string name, string value, string about, params string[] aliases) =>
        ContinuationOptions.Text(name, value, about, aliases);
}
