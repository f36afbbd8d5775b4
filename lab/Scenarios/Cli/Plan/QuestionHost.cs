using CdnLab.Scenarios.Cli.Compare;
using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Planning.Output;
using CdnLab.Scenarios.Planning.Questions;

namespace CdnLab.Scenarios.Cli.Plan;

/// <summary>The questions of an incident: runs, files, terminal.</summary>
internal sealed class QuestionHost(Terminal terminal, ContinuationHost host, PlanRequest request)
{
    // The number of callers is searched, so that the number of runs is not known before.
    private const int ChoicesUsual = 14;

    /// <summary>Answers them; returns the exit code.</summary>
    public int Run(ScenarioSpec spec, DateTimeOffset at, CancellationToken stop)
    {
        var horizon = host.Horizon(spec, at, IncidentQuestions.HorizonDefault);
        var seeds = request.ProofSeeds ?? IncidentQuestions.SeedsDefault;
        var expected = ChoicesUsual * seeds;
        var jobs = host.Jobs(RemedyScenarios.Common(spec, [], at, horizon), expected);
        if (jobs == 0)
        {
            return ExitCode.InvalidInput;
        }
        var progress = host.Progress(spec, expected);
        var done = 0;
        var keys = RemedyChoices.Read(spec, request.Scale, at, ["letters"], []);
        var lab = new QuestionLab(spec, request.Scale, at, horizon, seeds, common =>
        {
            var engine = host.Engine(common, keys, at, progress, expected, stop);
            return new((plan, seed, _) => engine(plan, seed, Interlocked.Increment(ref done) - 1), jobs, stop);
        });
        var report = IncidentQuestions.Answer(spec, lab, request.Command);
        progress.Clear();
        var output = request.Out ?? Path.Combine("reports", "latest", spec.Name + "-plan");
        PlanWriter.WriteReport(report, output, "questions");
        ReportView.Write(report, terminal);
        if (!request.Quiet)
        {
            terminal.Output.WriteLine($"questions: {Path.Combine(output, "questions.html")}");
        }
        return ExitCode.Pass;
    }
}
