namespace CdnLab.ServiceDefaults.Journal;

/// <summary>Answer of <c>GET /control/journal?after=N</c>: ask again with <paramref name="Next"/>.
/// <paramref name="Dropped"/> events after N were overwritten before this call.</summary>
public sealed record JournalPage(long Next, long Dropped, IReadOnlyList<JournalEvent> Events);
