using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Cli.Views;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>The answer as a comment to a pull request: the verdict first, stories folded, no more than a comment holds.
/// </summary>
public sealed class CheckMarkdown : ICheckWriter
{
    private const int FindingsMax = 10;
    private const int StoriesMax = 3;
    private const int StoryLinesMax = 60;
    private const int SuggestionsMax = 3;
    private const int ClassesMax = 30;
    private const int NotesMax = 20;
    private const int ExamplesMax = 3;

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter to)
    {
        to.WriteLine($"### cdnlab check: {MarkdownText.Code(report.Change.Name)} is {Verdict(report)}");
        Line(to, report.Change.Title.Length == 0 ? "" : MarkdownText.Of(report.Change.Title));
        Line(to, report.FirstUnsafe is { } first ? $"First unsafe moment: **{MarkdownText.Of(first)}**." : "");
        Findings(report, to);
        Variants(report, to);
        Suggestions(report.Suggestions, to);
        foreach (var finding in report.Findings.Where(f => f.Story.Count > 0).Take(StoriesMax))
        {
            var more = finding.Story.Count > StoryLinesMax ? ["..."] : Array.Empty<string>();
            Folded(
                to,
                $"How: {MarkdownText.Of($"{finding.What}, {finding.When}")}",
                MarkdownText.Block([.. StoryText.Lines(finding.Story).Take(StoryLinesMax), .. more]));
        }
        Folded(to, $"{report.Classes.Count} classes of URLs", Classes(report.Classes));
        foreach (var note in report.Notes.Take(NotesMax))
        {
            Line(to, $"Note: {MarkdownText.Of(note)}");
        }
        Line(to, report.Notes.Count > NotesMax ? $"And {report.Notes.Count - NotesMax} notes more." : "");
        Line(to, FormattableString.Invariant($"{report.States:#,0} states, {report.Steps:#,0} steps."));
    }

    private static string Verdict(CheckReport report) => report.Verdict switch
    {
        CheckVerdict.Safe => "**safe**, proved for this model",
        CheckVerdict.Unsafe => $"**unsafe**, {report.Findings.Count} found",
        CheckVerdict.Incomplete => "**not proved**: part of the configuration was not understood",
        _ => "**not proved**: there are more states than were allowed",
    };

    private static void Findings(CheckReport report, TextWriter to)
    {
        Table(to, "place | rule | what breaks | when | names | heals by itself", report.Findings.Take(FindingsMax)
            .Select(f => new[]
            {
                MarkdownText.Code($"{ReportPlaces.Shown(f.Place.File)}:{f.Place.Line}"),
                Rule(f.Rule),
                MarkdownText.Of(f.What),
                MarkdownText.Of(f.When),
                Names(f.Share, f.Examples),
                f.Story.Count == 0 ? "" : StoryText.Heals(f),
            }));
        var more = report.Findings.Count - FindingsMax;
        Line(to, more > 0 ? $"And {more} more." : "");
    }

    private static string Rule(CheckRule rule) => $"[{rule.Id}]({CheckPages.AddressOf(rule)}) {rule.Name}";

    private static void Variants(CheckReport report, TextWriter to) => Table(
        to,
        "plan | verdict | why",
        report.Orders.Concat(report.Rollbacks.Select(r => r with { Title = $"rollback {r.Title}" })).Take(FindingsMax)
            .Select(v => new[]
            {
                MarkdownText.Of(v.Title), VerdictText.Word(v.Verdict), MarkdownText.Of(v.Why),
            }));

    private static void Suggestions(IReadOnlyList<Suggestion>? suggestions, TextWriter to)
    {
        if (suggestions is null)
        {
            return;
        }
        Line(to, suggestions.Count == 0 ? "No set of known remedies makes the plan safe."
            : "Made safe, each proved for this model, the cheapest first:");
        Table(to, "remedy | steps | cold keys | waits | purges", suggestions.Take(SuggestionsMax).Select(s => new[]
        {
            MarkdownText.Of(string.Join("; ", s.Remedies)),
            MarkdownText.Of(string.Join("; ", s.Change.Steps.Select(step => step.Action.Words))),
            Wording.Share(s.ColdShare),
            Wording.Duration(s.Waiting),
            Wording.Number(s.Purges),
        }));
    }

    private static IEnumerable<string> Classes(IReadOnlyList<CheckedClass> classes) =>
    [
        "| class | verdict | names |",
        "|---|---|---|",
        .. classes.OrderBy(c => c.Verdict == CheckVerdict.Unsafe ? 0 : 1).Take(ClassesMax).Select(
            c => $"| {MarkdownText.Of(c.Title)} | {VerdictText.Word(c.Verdict)} | {Names(c.Share, c.Examples)} |"),
        .. classes.Count > ClassesMax ? [$"| and {classes.Count - ClassesMax} more | | |"] : Array.Empty<string>(),
    ];

    private static string Names(double? share, IReadOnlyList<string> examples) => share is null || examples.Count == 0
        ? ""
        : $"{Wording.Share(share.Value)}: {string.Join(", ", examples.Take(ExamplesMax).Select(MarkdownText.Code))}";

    private static void Table(TextWriter to, string head, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            to.WriteLine();
            to.WriteLine($"| {head} |");
            to.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", all[0].Length)));
        }
        foreach (var row in all)
        {
            to.WriteLine($"| {string.Join(" | ", row)} |");
        }
    }

    private static void Folded(TextWriter to, string title, IEnumerable<string> lines)
    {
        to.WriteLine();
        to.WriteLine($"<details><summary>{title}</summary>");
        to.WriteLine();
        foreach (var line in lines)
        {
            to.WriteLine(line);
        }
        to.WriteLine();
        to.WriteLine("</details>");
    }

    private static void Line(TextWriter to, string text)
    {
        if (text.Length > 0)
        {
            to.WriteLine();
            to.WriteLine(text);
        }
    }
}
