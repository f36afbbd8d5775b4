namespace CdnLab.Scenarios.Journal;

/// <summary>Origin requests by the reason why the edge, or its client, made them.</summary>
public sealed record OriginCauses(long Miss, long Revalidation, long PurgeRefill, long Retry, long Redirect);
