namespace CdnLab.Scenarios.Journal;

/// <summary>
/// A run as its directory tells it: header, events and bins, both in lab-time order. Everything the summary and the
/// report say follows from it.
/// </summary>
public sealed record RunRecord(RunHeader Header, IReadOnlyList<JournalEvent> Events, IReadOnlyList<SeriesRow> Series)
{
    /// <summary>Reads <c>journal.jsonl</c> and <c>series.csv</c>; a torn last line is left out.</summary>
    /// <exception cref="FileNotFoundException">There is no journal in the directory.</exception>
    /// <exception cref="FormatException">A file is not what it should be; the message names file and line.</exception>
    public static RunRecord Read(string directory)
    {
        var journal = Path.Combine(directory, RunFiles.Journal);
        if (!File.Exists(journal))
            throw new FileNotFoundException($"not a run directory, it has no {RunFiles.Journal}: {directory}");
        var (header, events) = JournalFile.Read(journal);
        return new RunRecord(header, events, SeriesFile.Read(Path.Combine(directory, RunFiles.Series)));
    }

    /// <summary>The record as its files give it back: events in order, times to the millisecond, figures to six
    /// decimals.</summary>
    internal RunRecord AsWritten() => new(
        Header,
        [.. Events.Select(e => e with { At = LabTime.AsWritten(e.At) }).OrderBy(e => e.At)],
        [.. Series.Select(SeriesFile.AsWritten).OrderBy(row => row.Time)]);

    /// <summary>Whether the run came to its end; otherwise it was cut short.</summary>
    public bool Finished => Events.Any(e => e.Kind == EventKinds.Verdict);

    /// <summary>Events of a kind, in lab-time order.</summary>
    public IEnumerable<JournalEvent> OfKind(string kind) => Events.Where(e => e.Kind == kind);
}
