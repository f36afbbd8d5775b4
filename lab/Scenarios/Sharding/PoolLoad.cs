namespace CdnLab.Scenarios.Sharding;

/// <summary>What one pool of callers has to do.</summary>
/// <param name="Name">The shard: a letter, a bucket, a queue.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="Calls">The calls that it took, retries and second passes included.</param>
/// <param name="Through">Time from the begin of the purge until its last call.</param>
public sealed record PoolLoad(string Name, int Keys, int Calls, TimeSpan Through);
