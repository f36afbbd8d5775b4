using CdnLab.Model.Caching;

namespace CdnLab.Model.Purging;

/// <summary>What a purge makes of a stored response.</summary>
public static class PurgeEffect
{
    /// <summary>The response after the purge; null when it is gone. A soft purge of a response that is stale already
    /// does not lengthen its stale windows.</summary>
    public static StoredResponse? Apply(StoredResponse stored, PurgeMode mode, DateTimeOffset now)
    {
        if (mode == PurgeMode.Hard)
        {
            return null;
        }
        return stored.SoftPurgedAt is { } earlier && earlier <= now ? stored : stored with { SoftPurgedAt = now };
    }
}
