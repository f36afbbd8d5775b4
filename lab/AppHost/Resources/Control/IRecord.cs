using CdnLab.ServiceDefaults.Journal;
using CdnLab.ServiceDefaults.Series;

namespace CdnLab.AppHost.Resources.Control;

/// <summary>What a process of the lab has recorded about itself.</summary>
public interface IRecord
{
    /// <summary>Events with a sequence above <paramref name="after"/>.</summary>
    Task<JournalPage> ReadJournalAsync(long after, CancellationToken cancellation = default);

    /// <summary>Bins that end after <paramref name="after"/>.</summary>
    Task<SeriesPage> ReadSeriesAsync(DateTimeOffset after, CancellationToken cancellation = default);
}
