using System.Buffers;
using System.Text.Json;

namespace CdnLab.Scenarios.Journal;

/// <summary>
/// Writes a run directory. While a run happens, every line is flushed as it arrives, so that a run ended by Ctrl-C or
/// a crash leaves a directory that still gives a report; a run that is over is written in one go. Safe for several
/// threads.
/// </summary>
public sealed class RunDirectory : IDisposable
{
    private readonly Lock _gate = new();
    private readonly StreamWriter _journal;
    private readonly StreamWriter _series;

    private RunDirectory(string location, RunHeader header)
    {
        Location = location;
        Header = header;
        _journal = Open(RunFiles.Journal);
        _series = Open(RunFiles.Series);
        _journal.WriteLine(JournalFile.HeaderLine(header));
        _series.WriteLine(SeriesFile.HeaderLine);
    }

    /// <summary>Path of the directory.</summary>
    public string Location { get; }

    /// <summary>The run line.</summary>
    public RunHeader Header { get; }

    /// <summary>Creates the directory and its first lines; files of an earlier run there are replaced.</summary>
    public static RunDirectory Create(string location, RunHeader header)
    {
        Directory.CreateDirectory(location);
        RunFiles.Clear(location);
        RunFiles.ClearNested(location);
        return new RunDirectory(location, header);
    }

    /// <summary>
    /// Writes a run that is over: journal, series and summary, as <see cref="Create"/>, <see cref="Append(SeriesRow)"/>
    /// and <see cref="Finish"/> would, in one go. Files of an earlier run there are replaced.
    /// </summary>
    /// <param name="location">Path of the directory.</param>
    /// <param name="run">Header, events and bins.</param>
    /// <param name="completed">False for a run that was cut short: no expectations and no verdict in its journal, and
    /// <see cref="RunSummary.CutShort"/> as the verdict of its summary.</param>
    public static WrittenRun Write(string location, RunRecord run, bool completed = true)
    {
        Directory.CreateDirectory(location);
        RunFiles.Clear(location);
        var record = run.AsWritten();
        var summary = RunSummarizer.Summarize(record);
        if (completed)
            record = record with { Events = [.. Closed(record, summary)] };
        else
            summary = summary with { Verdict = RunSummary.CutShort };
        RunFiles.Replace(location, RunFiles.Series, SeriesFile.Text(record.Series));
        WriteJournal(location, record.Header, record.Events);
        RunFiles.Replace(location, RunFiles.Summary, summary.ToJson());
        return new WrittenRun(location, record, summary);
    }

    /// <summary>Writes <c>timings.json</c> into a run's directory.</summary>
    public static void WriteTimings(string location, RunTimings timings) =>
        RunFiles.Replace(location, RunFiles.Timings, JsonSerializer.Serialize(timings, RunJson.Indented) + "\n");

    /// <summary>Appends an event.</summary>
    public void Append(JournalEvent journalEvent)
    {
        var line = journalEvent.ToLine();
        lock (_gate)
            _journal.WriteLine(line);
    }

    /// <summary>Appends a bin that will not grow any more.</summary>
    public void Append(SeriesRow row)
    {
        var line = SeriesFile.Line(row);
        lock (_gate)
            _series.WriteLine(line);
    }

    /// <summary>
    /// Ends the run: judges the header's expectations, closes the journal with them and the verdict, puts the events
    /// of several services into lab-time order and writes <c>summary.json</c>. Nothing can be appended afterwards.
    /// </summary>
    public RunSummary Finish()
    {
        Dispose();
        var record = RunRecord.Read(Location);
        var summary = RunSummarizer.Summarize(record);
        WriteJournal(Location, Header, Closed(record, summary));
        RunFiles.Replace(Location, RunFiles.Summary, summary.ToJson());
        return summary;
    }

    /// <summary>Writes <c>timings.json</c>.</summary>
    public void WriteTimings(RunTimings timings) => WriteTimings(Location, timings);

    /// <summary>Closes the files; what was appended stays.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _journal.Dispose();
            _series.Dispose();
        }
    }

    private static IEnumerable<JournalEvent> Closed(RunRecord record, RunSummary summary)
    {
        var end = record.Events.Select(e => e.At).Append(record.Header.End).Max();
        return record.Events
            .Concat(summary.Expectations.Select(result => JournalEvents.Expectation(end, result)))
            .Append(JournalEvents.Verdict(end, summary.Verdict));
    }

    private static void WriteJournal(string location, RunHeader header, IEnumerable<JournalEvent> events)
    {
        var text = new ArrayBufferWriter<byte>();
        text.Write(RunFiles.Utf8.GetBytes(JournalFile.HeaderLine(header) + "\n"));
        using var writer = new Utf8JsonWriter(text, RunJson.LineWriter);
        foreach (var journalEvent in events)
        {
            journalEvent.WriteTo(writer);
            writer.Flush();
            writer.Reset();
            text.Write("\n"u8);
        }
        RunFiles.Replace(location, RunFiles.Journal, text.WrittenSpan);
    }

    private StreamWriter Open(string name)
    {
        var stream = new FileStream(
            Path.Combine(Location, name), FileMode.Create, FileAccess.Write, FileShare.Read);
        return new StreamWriter(stream, RunFiles.Utf8) { AutoFlush = true, NewLine = "\n" };
    }
}
