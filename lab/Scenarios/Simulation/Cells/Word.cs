namespace CdnLab.Scenarios.Simulation.Cells;

/// <summary>What one cell holds under one key, in 32 bits: 27 of expiry (in units of the run), one each for a soft
/// purge
/// that made it stale and for a hard one that took it, three of content. Cells that are executed one by one keep in the
/// two purge bits how many purges their project had seen when it was stored.</summary>
internal static class Word
{
    public const uint SoftPurged = 8;
    public const uint HardPurged = 16;
    public const int ExpiryBits = 27;

    /// <summary>Nothing is stored; unlike 0, where a cell tells so whether it was ever looked at.</summary>
    public const uint Nothing = 1u << ExpiryShift;

    /// <summary>Nothing is stored, as a hard purge took it, in a cell that is executed one by one.</summary>
    public const uint Taken = 2u << ExpiryShift;
    private const int ExpiryShift = 5;

    public static int Content(uint word) => (int)(word & 7);

    public static int Generation(uint word) => (int)(word >> 3) & 3;

    public static long ExpiryUnits(uint word) => word >> ExpiryShift;

    public static uint Make(int content, long expiryUnits) => (uint)(expiryUnits << ExpiryShift) | (uint)content;

    public static uint WithGeneration(uint word, int generation) => (word & ~24u) | ((uint)(generation & 3) << 3);
}
