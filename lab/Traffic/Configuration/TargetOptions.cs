namespace CdnLab.Traffic.Configuration;

/// <summary>A PoP that clients reach. Without a URL its address comes from service discovery.</summary>
/// <param name="Name">Its name, for example <c>ams</c>.</param>
/// <param name="Url">Its public address.</param>
/// <param name="Share">Its share of requests, as a weight.</param>
public sealed record TargetOptions(string Name, Uri? Url = null, double Share = 1);
