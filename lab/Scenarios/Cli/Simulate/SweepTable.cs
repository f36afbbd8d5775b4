using System.Globalization;
using System.Text;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>What the values of a sweep change: figures by value.</summary>
internal sealed class SweepTable
{
    private static readonly string[] Keys =
    [
        "loops.peak_ratio", "loops.affected_projects", "loops.last_at", "purge.finished_at", "origin.peak_rate",
        "origin.overload_seconds", "requests.looped",
    ];

    private readonly SweepRequest _sweep;
    private readonly IReadOnlyList<(int Number, string Value, RunOutcome Run)> _runs;
    private readonly MetricText _text;

    private SweepTable(SweepRequest sweep, IReadOnlyList<(int Number, string Value, RunOutcome Run)> runs)
    {
        _sweep = sweep;
        _runs = runs;
        _text = new MetricText(runs[0].Run.Plan.Spec.Start);
    }

    /// <summary>The runs that came to their end.</summary>
    public static SweepTable Of(SweepRequest sweep, IReadOnlyList<RunOutcome?> outcomes) => new(
        sweep,
        [.. outcomes.Select((run, i) => (Number: i + 1, Value: sweep.Values[i], Run: run!))
            .Where(r => r.Run is { Completed: true })]);

    /// <summary>The swept path and its values.</summary>
    public IReadOnlyList<string> Head => [_sweep.Path, .. _runs.Select(run => run.Value)];

    /// <summary>A row a figure, with a cell a value; the verdicts first.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows =>
    [
        ["verdict", .. _runs.Select(run => run.Run.Summary.Verdict)],
        .. Keys.Select(key => (IReadOnlyList<string>)[key, .. _runs.Select(run => Figure(key, run.Run))]),
    ];

    /// <summary>Writes <c>sweep.csv</c>, with every metric, and <c>sweep.md</c>.</summary>
    public void Write(string directory, string scenario, ulong seed)
    {
        RunFiles.Replace(directory, RunFiles.SweepTable, Csv());
        RunFiles.Replace(directory, RunFiles.SweepText, Markdown(scenario, seed));
    }

    private string Csv()
    {
        var text = new StringBuilder("run,setting,value,verdict,").AppendJoin(',', MetricCatalog.Names).Append('\n');
        foreach (var (number, value, run) in _runs)
        {
            text.Append(CultureInfo.InvariantCulture, $"run-{number},{Cell(_sweep.Path)},{Cell(value)},")
                .Append(run.Summary.Verdict).Append(',')
                .AppendJoin(',', MetricCatalog.Names.Select(
                    name => run.Metrics[name] is { } figure ? FixedNumber.Format(figure) : ""))
                .Append('\n');
        }
        return text.ToString();
    }

    private string Markdown(string scenario, ulong seed)
    {
        var report = new Report(
            $"{scenario}: what {_sweep.Path} changes",
            [
                new ParagraphBlock($"One simulated run a value of {Inline.Code(_sweep.Path)}, all with seed "
                    + $"{seed.ToString(CultureInfo.InvariantCulture)}, otherwise alike. Every metric is in "
                    + $"{Inline.Code(RunFiles.SweepTable)}."),
                new TableBlock(
                    [_sweep.Path, "verdict", .. Keys],
                    [.. _runs.Select(run => (IReadOnlyList<Prose>)(Prose[])
                    [
                        run.Value, run.Run.Summary.Verdict, .. Keys.Select(key => (Prose)Figure(key, run.Run)),
                    ])],
                    [.. Enumerable.Range(2, Keys.Length)]),
                new ListBlock([.. Keys.Select(key => (Prose)$"{Inline.Code(key)}: {Effect(key)}")]),
            ]);
        return MarkdownRenderer.Render(report);
    }

    // Lowest and highest, and the values that have them.
    private string Effect(string metric)
    {
        var having = _runs.Where(run => run.Run.Metrics[metric] is not null).ToList();
        if (having.Count == 0)
            return "in no run";
        var (low, high) = (having.MinBy(run => run.Run.Metrics[metric]), having.MaxBy(run => run.Run.Metrics[metric]));
        var (from, to) = (Figure(metric, low.Run), Figure(metric, high.Run));
        var missing = having.Count < _runs.Count ? $"; not in {Wording.Count(_runs.Count - having.Count, "run")}" : "";
        var effect = from == to ? $"{from}, whatever the value" : $"{from} at {low.Value} to {to} at {high.Value}";
        return effect + missing;
    }

    private string Figure(string metric, RunOutcome run) => _text.Of(metric, run.Metrics[metric]);

    private static string Cell(string text) => text.AsSpan().ContainsAny(",\"\r\n")
        ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : text;
}
