using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;
using CdnLab.Scenarios.Planning.Output;

namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>Whether rolling forward was better than rolling back: two branches of one run, seed by seed.</summary>
internal sealed class BranchesQuestion : IIncidentQuestion
{
    private const double LastSeconds = 1800;

    /// <inheritdoc/>
    public QuestionAnswer Answer(QuestionLab lab)
    {
        var (forward, back) = (lab.Of("letters"), lab.Of("roll-back"));
        var (ahead, behind) = (new QuestionFigures(lab, forward), new QuestionFigures(lab, back));
        var less = forward.Zip(back).Count(pair => Harm(pair.Second) < Harm(pair.First));
        var horizon = FigureText.Time(lab.Horizon.TotalSeconds);
        var better = less * 2 > lab.Seeds ? "Rolling back" : "Rolling forward";
        var fewer = less * 2 > lab.Seeds ? less : lab.Seeds - less;
        return new(
            "Was rolling forward better than rolling back?",
            [
                $"Two branches of one run, from {PlanWords.Clock(lab.At, 0)} UTC for {horizon}: forward, the purge by "
                    + "letters; back, the release and the config of before.",
                $"{better} did less harm in {fewer} of {lab.Seeds} seeds: forward {ahead.Looped} requests loop and "
                    + $"{ahead.Failed} fail, back {behind.Looped} and {behind.Failed}.",
                $"The origin is at {ahead.Busiest} at its busiest forward, and at {behind.Busiest} back.",
                $"Forward, {ahead.Ends}; back, {behind.Ends}. In the last half hour "
                    + $"{Last(lab, forward)} requests a second loop forward, {Last(lab, back)} back: a roll-back "
                    + "leaves what caches stored under the new rules, and the change is still to be made.",
            ],
            ["branch", .. QuestionFigures.Head],
            [["forward: letters", .. ahead.Cells], ["back: roll-back", .. behind.Cells]]);
    }

    private static double Harm(Continuation run) => run.Figures.Looped + run.Figures.Failed;

    private static string Last(QuestionLab lab, IReadOnlyList<Continuation> runs)
    {
        var rates = runs.Select(run => run.Bins
                .Where(b => b.Second >= lab.Horizon.TotalSeconds - LastSeconds).Select(b => b.LoopedRate)
                .DefaultIfEmpty().Average() / lab.Scale)
            .Order().ToList();
        return FigureText.Band((rates[0], rates[(rates.Count - 1) / 2], rates[^1]), PlanWords.Number);
    }
}
