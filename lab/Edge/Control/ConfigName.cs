namespace CdnLab.Edge.Control;

/// <summary>Body of <c>PUT /control/config</c>.</summary>
internal sealed record ConfigName(string? Name);
