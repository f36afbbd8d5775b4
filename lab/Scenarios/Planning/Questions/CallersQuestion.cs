using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;

namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>With how many callers the pools of letters would have kept their promise.</summary>
internal sealed class CallersQuestion : IIncidentQuestion
{
    private const int CallersMost = 64;
    private static readonly TimeSpan[] Promises = [TimeSpan.FromHours(1), TimeSpan.FromHours(2)];

    /// <inheritdoc/>
    public QuestionAnswer Answer(QuestionLab lab)
    {
        var tried = new SortedSet<int> { 1 };
        var sentences = new List<string>
        {
            $"With one caller a letter the purge takes {Figures(lab, 1).Purge}, and 99 % are clean after "
                + $"{Figures(lab, 1).Clean}.",
        };
        foreach (var promise in Promises)
        {
            var smallest = SmallestNumber.Of(CallersMost, callers =>
            {
                tried.Add(callers);
                return Keeps(lab.Of(Name(callers)), promise);
            });
            sentences.Add(Sentence(lab, promise, smallest));
        }
        return new(
            "With how many callers would the pools of letters have been done in 1 to 2 hours?", sentences,
            ["callers a letter", .. QuestionFigures.Head],
            [.. tried.Select(n => (IReadOnlyList<string>)[FigureText.Number(n), .. Figures(lab, n).Cells])]);
    }

    private static string Name(int callers) => callers == 1 ? "letters"
        : FormattableString.Invariant($"letters:callers_per_shard={callers}");

    private static QuestionFigures Figures(QuestionLab lab, int callers) => new(lab, lab.Of(Name(callers)));

    private static bool Keeps(IReadOnlyList<Continuation> runs, TimeSpan promise)
    {
        var kept = runs.Count(run => run.Figures.PurgeSeconds <= promise.TotalSeconds
            && run.Figures.Clean99 <= promise.TotalSeconds);
        return runs.Count - kept <= PlanConstraints.MissesMax(runs.Count);
    }

    private static string Sentence(QuestionLab lab, TimeSpan promise, int? smallest)
    {
        var within = FigureText.Time(promise.TotalSeconds);
        if (smallest is not { } callers)
        {
            return $"No number of callers up to {CallersMost} a letter has both the purge through and 99 % clean within "
                + $"{within}.";
        }
        var figures = Figures(lab, callers);
        return $"Within {within} it takes {FigureText.Number(callers)} a letter: the purge takes {figures.Purge}, 99 % are "
            + $"clean after {figures.Clean}; the origin is at {figures.Busiest} at its busiest, and {figures.Failed} client "
            + "requests fail.";
    }
}
