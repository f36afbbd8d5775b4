namespace CdnLab.Model.Topology;

/// <summary>A point of presence.</summary>
/// <param name="Name">Its short name, for example <c>ams</c>.</param>
/// <param name="Share">Its share of client requests, as a weight.</param>
public sealed record PopSpec(string Name, double Share = 1);
