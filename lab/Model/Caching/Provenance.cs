namespace CdnLab.Model.Caching;

/// <summary>Who stored a response: the origin release that made it, the edge config that was in force, and
/// when.</summary>
/// <param name="Release">Origin release, or empty when the origin does not tell.</param>
/// <param name="Config">Edge config of the tier that stored it.</param>
/// <param name="At">Lab time of storing.</param>
public readonly record struct Provenance(string Release, string Config, DateTimeOffset At);
