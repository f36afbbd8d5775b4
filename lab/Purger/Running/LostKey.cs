namespace CdnLab.Purger.Running;

/// <summary>A key whose purge is lost.</summary>
/// <param name="Key">The key; a shard's name where everything was to be purged.</param>
/// <param name="Reason">What the last call was answered.</param>
public sealed record LostKey(string Key, string Reason);
