namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>One request that a client means to make.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">The kind of client.</param>
/// <param name="User">Which of its users.</param>
/// <param name="Pop">The PoP that the user reaches.</param>
/// <param name="Gzip">Whether the user accepts gzip.</param>
/// <param name="Wanted">What it is about.</param>
internal readonly record struct Arrival(
    DateTimeOffset At, ClientKind Kind, int User, int Pop, bool Gzip, Wanted Wanted);
