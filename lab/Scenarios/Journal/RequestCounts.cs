namespace CdnLab.Scenarios.Journal;

/// <summary>Client requests by how they ended; the parts add up to the total unless some were under way.</summary>
public sealed record RequestCounts(long Total, long Ok, long Looped, long NotFound, long ServerError, long TimedOut);
