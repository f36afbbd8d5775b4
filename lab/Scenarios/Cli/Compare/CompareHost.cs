using CdnLab.Scenarios.Cli.Simulate;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;
using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Cli.Compare;

/// <summary><c>cdnlab compare</c> from checked arguments to exit code.</summary>
internal sealed class CompareHost(Terminal terminal, SimulateEnvironment environment, CompareRequest request)
{
    private static readonly TimeSpan HorizonDefault = TimeSpan.FromHours(6);
    private readonly ContinuationHost _host = new(terminal, environment, request);

    private IReadOnlyList<string> Names => request.Strategies.Count > 0 ? request.Strategies : RemedyChoices.Default;

    /// <summary>Runs; returns the exit code.</summary>
    /// <param name="findings">What is wrong with the arguments; more may be found.</param>
    public int Run(List<string> findings)
    {
        var spec = _host.Load();
        var at = spec is null ? null : _host.Decision(spec, findings);
        IReadOnlyList<RemedyPlan> plans = spec is null || at is null ? []
            : RemedyChoices.Read(spec, request.Scale, at.Value, Names, findings);
        return _host.Accept(findings) && spec is not null
            ? _host.Guard(stop => Run(spec, at!.Value, plans, stop))
            : ExitCode.InvalidInput;
    }

    private int Run(ScenarioSpec spec, DateTimeOffset at, IReadOnlyList<RemedyPlan> plans, CancellationToken stop)
    {
        var horizon = _host.Horizon(spec, at, HorizonDefault);
        var common = RemedyScenarios.Common(spec, plans, at, horizon);
        var seeds = Enumerable.Range(0, request.Seeds).Select(i => spec.Seed + (ulong)i).ToList();
        var runs = plans.Count * seeds.Count;
        var jobs = _host.Jobs(common, runs);
        if (jobs == 0)
        {
            return ExitCode.InvalidInput;
        }
        var progress = _host.Progress(spec, runs);
        var done = RemedyPool.Run(
            plans, seeds, jobs, _host.Engine(common, plans, at, progress, runs, stop, seeds), stop);
        progress.Clear();
        var whole = done.Count / plans.Count;
        if (whole > 0)
        {
            Tell(common, at, horizon, plans, [.. seeds.Take(whole)], done);
        }
        if (whole == seeds.Count)
        {
            return ExitCode.Pass;
        }
        terminal.Error.WriteLine(whole == 0
            ? "interrupted before one seed was done with every remedy; nothing is kept"
            : $"interrupted; {whole} of {seeds.Count} seeds are kept, with every remedy");
        return ExitCode.Interrupted;
    }

    private void Tell(
        ScenarioSpec common, DateTimeOffset at, TimeSpan horizon, IReadOnlyList<RemedyPlan> plans,
        IReadOnlyList<ulong> seeds, IReadOnlyList<Continuation> done)
    {
        var projects = ScenarioCompiler.Compile(common).Catalogue.Projects;
        var comparison = new RemedyComparison
        {
            Scenario = common.Name,
            Title = common.Title,
            At = at,
            Horizon = horizon.TotalSeconds,
            BinSeconds = Simulation.Clock.BinWidth.Of(common).TotalSeconds,
            CapacityRate = OriginCapacity.RateAt(common, at, projects),
            ClientRate = common.Clients.Rate,
            Projects = common.Catalogue.Projects,
            Sampled = _host.SampleOf(common),
            Command = (request with { Seeds = seeds.Count }).Command,
            Remedies = [.. plans.Select(p => (p.Choice, p.About))],
            Seeds = seeds,
            Continuations = done,
        };
        var output = request.Out ?? Path.Combine("reports", "latest", common.Name + "-compared");
        ComparisonWriter.Write(comparison, output);
        ComparisonView.Write(comparison, terminal);
        if (!request.Quiet)
        {
            terminal.Output.WriteLine($"report: {Path.Combine(output, "comparison.html")}");
        }
    }
}
