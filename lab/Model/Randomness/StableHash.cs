namespace CdnLab.Model.Randomness;

/// <summary>A hash that is the same in every process and version (FNV-1a of the UTF-16 code units, then mixed), for
/// seeds and hash shards; <see cref="string.GetHashCode()"/> differs from run to run.</summary>
public static class StableHash
{
    /// <summary>The 64-bit hash of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
