namespace CdnLab.Scenarios.Journal;

/// <summary>
/// What the run cost on the machine it ran on: the only file of a run directory that varies. Rates are per second of
/// wall time; memory in bytes.
/// </summary>
public sealed record RunTimings(
    double WallSeconds,
    double CpuSeconds,
    long PeakMemoryBytes,
    long SimulatedRequests,
    double SimulatedRequestsPerSecond,
    long Events,
    double EventsPerSecond);
