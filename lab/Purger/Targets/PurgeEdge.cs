namespace CdnLab.Purger.Targets;

/// <summary>One address that purges go to.</summary>
/// <param name="Name">Its name: a PoP's, or <c>shield</c>.</param>
/// <param name="Url">Its address.</param>
/// <param name="Target">Its purge API.</param>
public sealed record PurgeEdge(string Name, Uri Url, IPurgeTarget Target);
