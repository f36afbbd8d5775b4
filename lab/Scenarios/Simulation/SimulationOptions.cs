using CdnLab.Scenarios.Simulation.Sampling;

namespace CdnLab.Scenarios.Simulation;

/// <summary>How a scenario is simulated; what is simulated is the scenario's own.</summary>
public sealed record SimulationOptions
{
    /// <summary>Seed of every random stream; null: the scenario's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Whether invariants (no negative count, caches and flights consistent, requests conserved) are checked
    /// after each event; slow.</summary>
    public bool CheckInvariants { get; init; }

    /// <summary>Expected requests within one lifetime of a stored response (arrival rate times lifetime) from which on
    /// it
    /// is simulated in bulk; below, request by request. Changes time and memory, not the law of the result.</summary>
    public double BulkThreshold { get; init; } = 2.5;

    /// <summary>Requests for a document by clients that keep redirects that are executed and change nothing, from which on
    /// users are set aside whose requests are simulated in bulk. Changes time, not the law of the result.</summary>
    public int SettledAfter { get; init; } = 128;

    /// <summary>The projects that are simulated, each for those that it stands for; null: all of them. The rest of
    /// the scenario keeps its size.</summary>
    public CatalogueSample? Sample { get; init; }

    /// <summary>Told about progress, a few times a second; null: nobody.</summary>
    public IProgress<SimulationProgress>? Progress { get; init; }

    /// <summary>Ends the run early; what is done by then is kept.</summary>
    public CancellationToken Cancellation { get; init; }
}
