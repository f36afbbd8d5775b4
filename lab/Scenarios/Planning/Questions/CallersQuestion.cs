using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Comparing.Output;

namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>With how many callers the pools of letters would have kept their promise.</summary>
internal sealed class CallersQuestion : IIncidentQuestion
{
    private const int CallersMost = 64;
    private const int More = 3;
    private static readonly TimeSpan[] Promises = [TimeSpan.FromHours(1), TimeSpan.FromHours(2)];

    /// <inheritdoc/>
    public QuestionAnswer Answer(QuestionLab lab)
    {
        var tried = new SortedSet<int> { 1 };
        var sentences = new List<string>
        {
            $"With one caller a letter the purge takes {Figures(lab, 1).Purge}, and {Figures(lab, 1).Ends}.",
        };
        foreach (var promise in Promises)
        {
            // More callers are through sooner, always; that they are clean sooner holds only while the origin bears it.
            var through = SmallestNumber.Of(CallersMost, callers =>
            {
                tried.Add(callers);
                return Keep(lab.Of(Name(callers)), promise, f => f.PurgeSeconds);
            });
            int? clean = null;
            for (var callers = through; callers <= through + More && clean is null; callers++)
            {
                tried.Add(callers.Value);
                clean = Keep(lab.Of(Name(callers.Value)), promise, f => f.PurgeSeconds)
                    && Keep(lab.Of(Name(callers.Value)), promise, f => f.Clean99) ? callers : null;
            }
            sentences.Add(Sentence(lab, promise, through, clean));
        }
        return new(
            "With how many callers would the pools of letters have been done in 1 to 2 hours?", sentences,
            ["callers a letter", .. QuestionFigures.Head],
            [.. tried.Select(n => (IReadOnlyList<string>)[FigureText.Number(n), .. Figures(lab, n).Cells])]);
    }

    private static string Name(int callers) => callers == 1 ? "letters"
        : FormattableString.Invariant($"letters:callers_per_shard={callers}");

    private static QuestionFigures Figures(QuestionLab lab, int callers) => new(lab, lab.Of(Name(callers)));

    private static bool Keep(
        IReadOnlyList<Continuation> runs, TimeSpan promise, Func<RemedyFigures, double?> time) =>
        runs.Count(run => !(time(run.Figures) <= promise.TotalSeconds)) <= PlanConstraints.MissesMax(runs.Count);

    private static string Sentence(QuestionLab lab, TimeSpan promise, int? through, int? clean)
    {
        var within = FigureText.Time(promise.TotalSeconds);
        if (through is not { } callers)
        {
            return $"No number of callers up to {CallersMost} a letter has the purge through within {within}.";
        }
        var figures = Figures(lab, clean ?? callers);
        var seen = $"the purge takes {figures.Purge}, {figures.Ends}; the origin is at "
            + $"{figures.Busiest} at its busiest, and {figures.Failed} client requests fail.";
        return clean is { } enough
            ? $"Within {within} it takes {FigureText.Number(enough)} a letter: {seen}"
            : $"With {FigureText.Number(callers)} a letter the purge is through within {within}, but neither so nor "
                + $"with up to {More} more are 99 % clean by then: {seen}";
    }
}
