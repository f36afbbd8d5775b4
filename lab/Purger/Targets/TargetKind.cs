namespace CdnLab.Purger.Targets;

/// <summary>A kind of edge.</summary>
/// <param name="Traits">What it takes.</param>
/// <param name="Create">Its purge API at an address.</param>
public sealed record TargetKind(TargetTraits Traits, Func<TargetAddress, IPurgeTarget> Create);
