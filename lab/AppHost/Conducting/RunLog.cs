using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>What the run has recorded so far: written to its directory and kept for those who watch. Thread-safe.</summary>
public sealed class RunLog(RunDirectory directory)
{
    private readonly Lock _gate = new();
    private readonly List<JournalEvent> _events = [];
    private readonly List<SeriesRow> _rows = [];
    private bool _closed;

    /// <summary>Raised after an event was appended.</summary>
    public event Action<JournalEvent>? Appended;

    /// <summary>The run directory.</summary>
    public string Location => directory.Location;

    /// <summary>The run's header.</summary>
    public RunHeader Header => directory.Header;

    /// <summary>Events so far.</summary>
    public IReadOnlyList<JournalEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Whole bins so far.</summary>
    public IReadOnlyList<SeriesRow> Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _rows];
            }
        }
    }

    /// <summary>The newest whole bin, or null.</summary>
    public SeriesRow? LastRow
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count == 0 ? null : _rows[^1];
            }
        }
    }

    /// <summary>Appends an event; one from before the start (the warm-up) is left out.</summary>
    public void Append(JournalEvent journalEvent)
    {
        lock (_gate)
        {
            if (journalEvent.At < Header.Start)
            {
                return;
            }
            _events.Add(journalEvent);
            if (!_closed)
            {
                directory.Append(journalEvent);
            }
        }
        Appended?.Invoke(journalEvent);
    }

    /// <summary>Appends a whole bin.</summary>
    public void Append(SeriesRow row)
    {
        lock (_gate)
        {
            _rows.Add(row);
            if (!_closed)
            {
                directory.Append(row);
            }
        }
    }

    /// <summary>Ends the run's directory and judges the run. What comes later is kept for those who watch only.</summary>
    public RunSummary Close()
    {
        lock (_gate)
        {
            _closed = true;
            return directory.Finish();
        }
    }
}
