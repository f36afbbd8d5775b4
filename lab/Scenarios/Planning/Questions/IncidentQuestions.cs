using CdnLab.Scenarios.Comparing.Output;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Planning.Questions;

/// <summary>The questions that the incident left, and their answers as a report.</summary>
internal static class IncidentQuestions
{
    /// <summary>Seeds, unless the user says otherwise.</summary>
    public const int SeedsDefault = 8;

    /// <summary>How long each run goes on, unless the user says otherwise.</summary>
    public static readonly TimeSpan HorizonDefault = TimeSpan.FromHours(6);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IIncidentQuestion> All { get; } =
        [new CallersQuestion(), new ShardsQuestion(), new PurgeAllQuestion(), new BranchesQuestion()];

    /// <summary>Answers them.</summary>
    public static Report Answer(ScenarioSpec spec, QuestionLab lab, string command)
    {
        var blocks = new List<Block>
        {
            new ParagraphBlock(
                $"{spec.Title}: what other purges would have done, from the same instant with the same "
                    + $"{Wording.Count(lab.Seeds, "seed")}, for {FigureText.Time(lab.Horizon.TotalSeconds)} each. "
                    + "Figures are medians, in brackets the least and most of all seeds; a dash: not by then.",
                Lead: true),
        };
        foreach (var answer in All.Select(question => question.Answer(lab)))
        {
            blocks.Add(new HeadingBlock(answer.Question));
            blocks.AddRange(answer.Sentences.Select(sentence => new ParagraphBlock(sentence)));
            blocks.Add(new TableBlock(
                answer.Head, [.. answer.Rows.Select(row => (IReadOnlyList<Prose>)[.. row.Select(c => (Prose)c)])],
                [.. Enumerable.Range(1, answer.Head.Count - 1)]));
        }
        blocks.Add(new HeadingBlock("Limits"));
        blocks.Add(new ListBlock(
        [
            "Purges are those of the scenario, failures and retries included: a lost key leaves its project wrong.",
            "Numbers of callers are the smallest with which the purge is through (by doubling and bisection) or up "
                + "to three more, if 99 % are only then clean in time.",
            .. lab.Scale is < 1 or > 1
                ? [(Prose)(FormattableString.Invariant($"Simulated at {lab.Scale} of the size; counts are written at ")
                    + "full size. A single worker is more nervous than many.")]
                : Array.Empty<Prose>(),
        ]));
        blocks.Add(new HeadingBlock("To repeat it"));
        blocks.Add(new CodeBlock("./" + command));
        return new($"{spec.Name}: questions of the incident", blocks);
    }
}
