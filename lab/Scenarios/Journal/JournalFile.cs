using System.Text.Json;
using System.Text.Json.Nodes;

namespace CdnLab.Scenarios.Journal;

/// <summary><c>journal.jsonl</c>: the run line, then events.</summary>
internal static class JournalFile
{
    public static string HeaderLine(RunHeader header)
    {
        var fields = (JsonObject)JsonSerializer.SerializeToNode(header, RunJson.Line)!;
        return new JournalEvent(header.Start, EventKinds.Run, fields).ToLine();
    }

    /// <exception cref="FormatException">The first line is not a run line, or a line is not an event.</exception>
    public static (RunHeader Header, IReadOnlyList<JournalEvent> Events) Read(string path)
    {
        var lines = WholeLines.Read(path);
        var events = lines.Select((line, i) => Parse(path, i + 1, line)).ToList();
        if (events.Count == 0 || events[0].Kind != EventKinds.Run)
            throw new FormatException($"{path}:1: a journal begins with its run line");
        return (Header(path, events[0]), [.. events.Skip(1).OrderBy(e => e.At)]);
    }

    private static JournalEvent Parse(string path, int line, string text)
    {
        try
        {
            return JournalEvent.Parse(text);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException($"{path}:{line}: not a journal event: {error.Message}", error);
        }
    }

    private static RunHeader Header(string path, JournalEvent run)
    {
        RunHeader? header;
        try
        {
            header = run.Data.Deserialize<RunHeader>(RunJson.Line);
        }
        catch (JsonException error)
        {
            throw new FormatException($"{path}:1: not a run line: {error.Message}", error);
        }
        return header is { Schema: RunHeader.CurrentSchema, BinSeconds: > 0 }
            ? header
            : throw new FormatException(
                $"{path}:1: schema {header?.Schema}, bin_seconds {header?.BinSeconds}; "
                + $"this version reads schema {RunHeader.CurrentSchema} with bins above 0 s");
    }
}
