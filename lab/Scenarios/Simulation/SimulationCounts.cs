namespace CdnLab.Scenarios.Simulation;

/// <summary>What a simulation did, for timings and reports; none of it depends on the machine.</summary>
public sealed record SimulationCounts
{
    /// <summary>Client requests that the run stands for, the warm-up included.</summary>
    public long Requests { get; init; }

    /// <summary>Events executed: fetches, requests executed one by one, purges received, timeline steps.</summary>
    public long Events { get; init; }

    /// <summary>Client requests executed one by one (clients with caches of their own where answers redirect, rarely
    /// asked
    /// documents, retries).</summary>
    public long Individual { get; init; }

    /// <summary>What its purges did.</summary>
    public PurgeCounts Purges { get; init; } = new();

    /// <summary>Cells: a document's variant at one PoP.</summary>
    public long Cells { get; init; }

    /// <summary>Cells simulated in bulk.</summary>
    public long BulkCells { get; init; }
}
