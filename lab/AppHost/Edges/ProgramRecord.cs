using CdnLab.Edge;
using CdnLab.ServiceDefaults.Clock;
using CdnLab.ServiceDefaults.Control;
using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.AppHost.Edges;

/// <summary>Journal and series of one process of a real program.</summary>
public sealed class ProgramRecord
{
    /// <summary>Begins them, empty.</summary>
    public ProgramRecord(LabTimeProvider clock)
    {
        Clock = clock;
        Recorder = new SeriesRecorder(TimeSpan.FromSeconds(60));
        Series = new EdgeSeries(Recorder);
        Journal = new JournalBuffer(clock, ControlJson.Options);
    }

    /// <summary>The lab's clock.</summary>
    public LabTimeProvider Clock { get; }

    /// <summary>Bins of the series.</summary>
    public SeriesRecorder Recorder { get; }

    /// <summary>The series of an edge.</summary>
    public EdgeSeries Series { get; }

    /// <summary>Its events.</summary>
    public JournalBuffer Journal { get; }

    /// <summary>Counts a request that the program logged.</summary>
    public void Count(AccessLine line)
    {
        var at = Clock.Anchor.LabAt(line.At);
        if (line.Upstream)
        {
            Series.UpstreamRequests.Add(at);
            if (line.Failed)
            {
                Series.UpstreamErrors.Add(at);
            }
            return;
        }
        Series.Requests.Add(at);
        Series.CountStatus(at, line.Status);
        var counter = line.Outcome.ToLowerInvariant() switch
        {
            "hit" => Series.Hits,
            "hit_stale" or "stale_if_error" or "stale" or "updating" => Series.StaleHits,
            "miss" or "expired" or "revalidated" => Series.Misses,
            "passed" or "pass" or "pipe" or "bypass" => Series.Passed,
            _ => Series.Synthetic,
        };
        counter.Add(at);
    }
}
