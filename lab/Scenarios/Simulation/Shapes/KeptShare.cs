namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>Which share of the requests of clients with caches is executed one by one where the others end at once: at
/// least the share whose own caches hold something of the document. In a few steps, as a step changes every cell of a
/// document.</summary>
internal static class KeptShare
{
    private const int Steps = 13;

    /// <summary>The shares by level.</summary>
    public static double[] Levels { get; } = 
    [
        0, .. Enumerable.Range(0, Steps).Select(i => 1.0 / (1 << (Steps - 1 - i))),
    ];

    /// <summary>The lowest level whose share is large enough.</summary>
    public static byte LevelOf(double share)
    {
        var level = 0;
        while (level < Levels.Length - 1 && Levels[level] < share)
        {
            level++;
        }
        return (byte)level;
    }
}
