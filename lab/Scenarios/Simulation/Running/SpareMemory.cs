namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>Memory that the collector holds though nothing needs it any more.</summary>
internal static class SpareMemory
{
    private const long LargeRun = 256 << 20;

    /// <summary>Gives it back to the system, where a run takes so much that it should not lie beside it.</summary>
    /// <param name="rowBytes">Bytes of the run's rows.</param>
    public static void GiveBack(long rowBytes)
    {
        if (rowBytes > LargeRun)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
