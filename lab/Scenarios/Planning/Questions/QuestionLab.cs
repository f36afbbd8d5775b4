using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>Does the runs that questions need: all from the same instant, with the same seeds.</summary>
/// <param name="spec">The scenario, at its size.</param>
/// <param name="scale">Its share of the full size.</param>
/// <param name="at">The instant of the decision.</param>
/// <param name="horizon">How long each run goes on.</param>
/// <param name="seeds">How many seeds.</param>
/// <param name="engine">What continues a scenario, for each that is continued.</param>
internal sealed class QuestionLab(
    ScenarioSpec spec, double scale, DateTimeOffset at, TimeSpan horizon, int seeds,
    Func<ScenarioSpec, PlanRuns> engine)
{
    private readonly Dictionary<int, PlanRuns> _runs = [];

    /// <summary>The instant of the decision.</summary>
    public DateTimeOffset At => at;

    /// <summary>Share of the full size.</summary>
    public double Scale => scale;

    /// <summary>How long each run goes on.</summary>
    public TimeSpan Horizon => horizon;

    /// <summary>How many seeds.</summary>
    public int Seeds => seeds;

    /// <summary>The runs of a remedy, one a seed.</summary>
    /// <param name="name">The remedy as <c>cdnlab compare</c> names it.</param>
    /// <param name="workers">So many times the workers of the decision, from then on.</param>
    public IReadOnlyList<Continuation> Of(string name, int workers = 1)
    {
        var findings = new List<string>();
        var plans = RemedyChoices.Read(spec, scale, at, [name], findings);
        if (findings.Count > 0)
        {
            throw new ArgumentException(findings[0], nameof(name));
        }
        if (!_runs.TryGetValue(workers, out var runs))
        {
            var common = RemedyScenarios.Common(spec, [], at, horizon);
            _runs[workers] = runs = engine(workers == 1 ? common : ScaledOut(common, workers));
        }
        return runs.Of(plans[0], PlanSearch.Seeds(spec.Seed, seeds));
    }

    // What the timeline does to the workers later is left out: more are there already.
    private ScenarioSpec ScaledOut(ScenarioSpec common, int workers) => common with
    {
        Timeline =
        [
            .. common.Timeline.Where(step => step.Action is not ScaleOutAction || step.At < at)
                .Append(new TimelineStep(
                    at, new ScaleOutAction { Workers = workers * OriginCapacity.WorkersAt(spec, at) }))
                .OrderBy(step => step.At),
        ],
    };
}
