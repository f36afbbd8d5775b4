using System.Globalization;
using CdnLab.Scenarios.Cli.Views;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>The answer for people.</summary>
public sealed class CheckText : ICheckWriter
{
    private const int ClassesMax = 3;

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter to)
    {
        to.WriteLine($"{report.Change.Name}: {VerdictText.Of(report)}");
        if (report.FirstUnsafe is { } first)
        {
            to.WriteLine($"first unsafe moment: {first}");
        }
        foreach (var finding in report.Findings)
        {
            Write(finding, to);
        }
        Write("orders (clients without caches of their own)", report.Orders, to);
        Write("going back to the start (clients without caches of their own)", report.Rollbacks, to);
        Write(report.Suggestions, to);
        to.WriteLine();
        to.WriteLine("classes of URLs:");
        foreach (var one in report.Classes)
        {
            to.WriteLine(
                $"  {VerdictText.Word(one.Verdict),-10} {one.Title}{Names(one.Names, one.Share, one.Examples)}");
        }
        foreach (var note in report.Notes)
        {
            to.WriteLine($"note: {note}");
        }
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.States:#,0} states, {report.Steps:#,0} steps in {report.Searches} searches"));
    }

    private static void Write(IReadOnlyList<Suggestion>? suggestions, TextWriter to)
    {
        if (suggestions is null)
        {
            return;
        }
        to.WriteLine();
        to.WriteLine(suggestions.Count == 0
            ? "no set of known remedies makes the plan safe"
            : "made safe, each proved for this model, the cheapest first:");
        foreach (var one in suggestions)
        {
            to.WriteLine($"  {string.Join("; ", one.Remedies)}");
            to.WriteLine($"    cold keys {Wording.Share(one.ColdShare)} of the traffic at most, "
                + $"waits {Wording.Duration(one.Waiting)}, {one.Purges} purges");
            to.WriteLine($"    steps: {string.Join("; ", one.Change.Steps.Select(s => s.Action.Words))}");
        }
    }

    private static string Names(long count, double? share, IReadOnlyList<string> examples) =>
        share is null || count == 0 ? ""
            : $"; {Wording.Number(count)} names ({Wording.Share(share.Value)}): {string.Join(", ", examples)}";

    private static void Write(CheckFinding finding, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine($"{finding.Place}: {finding.Rule.Id} {finding.Rule.Name}: {finding.What}");
        to.WriteLine($"  when: {finding.When}");
        if (finding.Personas.Count > 0)
        {
            to.WriteLine($"  clients: {string.Join(", ", finding.Personas)}");
        }
        foreach (var one in finding.Classes.Take(ClassesMax))
        {
            to.WriteLine($"  URLs: {one}");
        }
        if (finding.Classes.Count > ClassesMax)
        {
            to.WriteLine($"  URLs: and {finding.Classes.Count - ClassesMax} classes more, see below");
        }
        if (finding.Story.Count == 0)
        {
            return;
        }
        if (finding.Share is { } share && finding.Examples.Count > 0)
        {
            to.WriteLine($"  names: {Wording.Share(share)} of those given: {string.Join(", ", finding.Examples)}");
        }
        to.WriteLine($"  heals by itself: {StoryText.Heals(finding)}");
        foreach (var line in StoryText.Lines(finding.Story))
        {
            to.WriteLine($"    {line}");
        }
    }

    private static void Write(string title, IReadOnlyList<PlanVariant> variants, TextWriter to)
    {
        if (variants.Count > 0)
        {
            to.WriteLine();
            to.WriteLine(title + ":");
        }
        foreach (var one in variants)
        {
            to.WriteLine($"  {VerdictText.Word(one.Verdict),-10} {one.Title}: {one.Why}");
        }
    }
}
