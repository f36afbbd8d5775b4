using System.Text;
using System.Text.Json;

namespace CdnLab.Scenarios.Journal;

/// <summary>
/// Writes a run directory while the run happens. Every line is flushed as it arrives, so that a run ended by Ctrl-C
/// or a crash leaves a directory that still gives a report. Safe for several threads.
/// </summary>
public sealed class RunDirectory : IDisposable
{
    internal const string JournalName = "journal.jsonl";
    internal const string SeriesName = "series.csv";
    internal const string SummaryName = "summary.json";
    internal const string TimingsName = "timings.json";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Lock _gate = new();
    private readonly StreamWriter _journal;
    private readonly StreamWriter _series;

    private RunDirectory(string location, RunHeader header)
    {
        Location = location;
        Header = header;
        _journal = Open(JournalName);
        _series = Open(SeriesName);
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
        File.Delete(Path.Combine(location, SummaryName));
        File.Delete(Path.Combine(location, TimingsName));
        return new RunDirectory(location, header);
    }

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
        var end = record.Events.Select(e => e.At).Append(Header.End).Max();
        var events = record.Events
            .Concat(summary.Expectations.Select(result => JournalEvents.Expectation(end, result)))
            .Append(JournalEvents.Verdict(end, summary.Verdict));
        var lines = events.Select(e => e.ToLine()).Prepend(JournalFile.HeaderLine(Header));
        Replace(JournalName, string.Concat(lines.Select(line => line + "\n")));
        Replace(SummaryName, summary.ToJson());
        return summary;
    }

    /// <summary>Writes <c>timings.json</c>.</summary>
    public void WriteTimings(RunTimings timings) =>
        Replace(TimingsName, JsonSerializer.Serialize(timings, RunJson.Indented) + "\n");

    /// <summary>Closes the files; what was appended stays.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _journal.Dispose();
            _series.Dispose();
        }
    }

    private StreamWriter Open(string name)
    {
        var stream = new FileStream(
            Path.Combine(Location, name), FileMode.Create, FileAccess.Write, FileShare.Read);
        return new StreamWriter(stream, Utf8) { AutoFlush = true, NewLine = "\n" };
    }

    // Written beside and moved, so that a crash never leaves half a file where a whole one was.
    private void Replace(string name, string text)
    {
        var target = Path.Combine(Location, name);
        File.WriteAllText(target + ".new", text, Utf8);
        File.Move(target + ".new", target, overwrite: true);
    }
}
