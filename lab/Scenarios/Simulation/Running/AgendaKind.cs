namespace CdnLab.Scenarios.Simulation.Running;

/// <summary>Kinds of events, in the order in which those of one instant happen: what the timeline says of an instant holds
/// from it on.</summary>
internal enum AgendaKind : byte
{
    /// <summary>A step of the timeline, or a part of one.</summary>
    Step,

    /// <summary>An answer of the origin arrives, or a fetch fails.</summary>
    Fetched,

    /// <summary>A health check of the origin.</summary>
    Probe,

    /// <summary>Clients may have waited too long.</summary>
    Patience,

    /// <summary>Requests that failed are made again.</summary>
    Retry,

    /// <summary>Requests to the origin of documents that a sampled one stands for.</summary>
    Replicas,

    /// <summary>The next request of a cell in bulk that needs a fetch.</summary>
    Miss,
}
