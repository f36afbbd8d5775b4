using System.Globalization;
using CdnLab.Scenarios.Checking.Stories;
using CdnLab.Scenarios.Cli.Views;

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>The answer for people.</summary>
public sealed class CheckText : ICheckWriter
{
    private const int ClassesMax = 3;

    /// <inheritdoc/>
    public void Write(CheckReport report, TextWriter to)
    {
        to.WriteLine($"{report.Change.Name}: {Verdict(report)}");
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
            to.WriteLine($"  {Word(one.Verdict),-10} {one.Title}{Names(one.Names, one.Share, one.Examples)}");
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

    private static string Verdict(CheckReport report) => report.Verdict switch
    {
        CheckVerdict.Safe => "safe, proved for this model",
        CheckVerdict.Unsafe => $"unsafe, {report.Findings.Count} found",
        _ when report.Change.Unread.Count > 0 => "nothing found, but not proved: incomplete, see the notes",
        _ => "nothing found, but not proved: there are more states than were allowed",
    };

    private static string Word(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Safe => "safe",
        CheckVerdict.Unsafe => "unsafe",
        _ => "not proved",
    };

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
        to.WriteLine("  heals by itself: "
            + (finding.HealsAfter is { } time ? $"after {Wording.Duration(time)} at the latest" : "never"));
        foreach (var line in finding.Story)
        {
            Write(line, to);
        }
        if (finding.Story.LastOrDefault(l => l.Looping) is not null)
        {
            var back = finding.Story.First(l => l.Looping).Exchange!.Number;
            to.WriteLine($"    and so on: what answered {back} answers again");
        }
    }

    private static void Write(StoryLine line, TextWriter to)
    {
        if (line.Exchange is not { } exchange)
        {
            to.WriteLine($"    -- step {line.Step + 1}: {line.Text}");
            return;
        }
        var location = exchange.Location is null ? "" : $" -> {exchange.Location}";
        var key = exchange.Key.Length == 0 ? "" : $", key {exchange.Key}";
        to.WriteLine($"    {exchange.Number}. {exchange.Client} at {exchange.Pop}: GET {exchange.Url}{key}");
        to.WriteLine($"       {exchange.Status}{location}, {By(exchange)}"
            + (exchange.Gone.Length > 0 ? $"; {exchange.Gone}" : ""));
    }

    private static string By(StoryExchange exchange) => exchange.StoredIn > 0
        ? $"from the {exchange.ServedBy}'s cache: of release {exchange.Release}, stored in {exchange.StoredIn}, "
            + $"age {exchange.Age}"
        : exchange.ServedBy == "origin" ? $"from the origin, release {exchange.Release}"
        : $"by the {exchange.ServedBy}";

    private static void Write(string title, IReadOnlyList<PlanVariant> variants, TextWriter to)
    {
        if (variants.Count > 0)
        {
            to.WriteLine();
            to.WriteLine(title + ":");
        }
        foreach (var one in variants)
        {
            to.WriteLine($"  {Word(one.Verdict),-10} {one.Title}: {one.Why}");
        }
    }
}
