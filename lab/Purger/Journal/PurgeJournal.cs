using System.Text.Json;

namespace CdnLab.Purger.Journal;

/// <summary>What a purge has done, on disk before it is done and after: lines are appended and reach the disk with
/// <see cref="Flush"/>. Held by one process; the hold ends with the process, however it ends. Not thread-safe.
/// </summary>
public sealed class PurgeJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;

    private PurgeJournal(FileStream file, string path) => (_file, _path) = (file, path);

    /// <summary>Whether there are lines that <see cref="Flush"/> has not yet brought to the disk.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>Opens a journal for a plan.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="resume">Whether there must be one already, or must not.</param>
    /// <param name="entries">What was done before.</param>
    /// <exception cref="JournalException">Another process holds it, it is of another plan, it is damaged, or it is
    /// there when it must not be, or is not.</exception>
    public static PurgeJournal Open(
        string path, JournalPlan plan, bool resume, out IReadOnlyList<JournalEntry> entries)
    {
        if (!resume && new FileInfo(path) is { Exists: true, Length: > 0 })
        {
            throw new JournalException(
                $"{path}: a purge was begun here; fix: --resume to go on with it, or another --out");
        }
        if (resume && !File.Exists(path))
        {
            throw new JournalException($"{path}: there is no purge to go on with; fix: leave --resume out");
        }
        var journal = new PurgeJournal(Hold(path), path);
        try
        {
            entries = journal.Begin(plan, resume);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Adds a line.</summary>
    public void Append(JournalEntry entry) => Write(entry);

    /// <summary>Brings all lines to the disk.</summary>
    public void Flush()
    {
        _file.Flush(flushToDisk: true);
        IsDirty = false;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream Hold(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new JournalException($"{path}: {error.Message}; fix: another --out");
        }
        catch (IOException error)
        {
            throw new JournalException($"{path}: {error.Message} Another purge may hold it; "
                + "fix: let it end, or another --out");
        }
    }

    private IReadOnlyList<JournalEntry> Begin(JournalPlan plan, bool resume)
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        // A line that the last process did not finish counts as not written.
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        _file.SetLength(whole);
        _file.Position = whole;
        if (whole == 0)
        {
            Write(plan);
            Flush();
            return [];
        }
        if (!resume)
        {
            throw new JournalException($"{_path}: a purge was begun here; fix: --resume to go on with it");
        }
        return Read(bytes.AsSpan(0, whole), plan);
    }

    private List<JournalEntry> Read(ReadOnlySpan<byte> bytes, JournalPlan plan)
    {
        var entries = new List<JournalEntry>();
        var number = 0;
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = bytes[..end];
            bytes = bytes[(end + 1)..];
            if (++number == 1)
            {
                Check(JournalLines.Parse<JournalPlan>(line), plan);
                continue;
            }
            entries.Add(JournalLines.Parse<JournalEntry>(line) ?? throw new JournalException(
                $"{_path}:{number}: this is no line of a purge's journal; it is damaged; "
                + "fix: begin anew with another --out, which purges every key again"));
        }
        return entries;
    }

    private void Check(JournalPlan? was, JournalPlan plan)
    {
        if (was is null || was.Schema != JournalPlan.SchemaNow)
        {
            throw new JournalException($"{_path}:1: this is no purge's journal of this version; fix: another --out");
        }
        var differences = was.DifferencesFrom(plan).ToList();
        if (differences.Count > 0)
        {
            throw new JournalException($"{_path}: the purge that was begun here is another one: "
                + $"{string.Join("; ", differences)}; fix: the command that began it, with --resume, or another --out");
        }
    }

    private void Write<T>(T line)
    {
        JsonSerializer.Serialize(_file, line, JournalLines.Json);
        _file.WriteByte((byte)'\n');
        IsDirty = true;
    }
}
