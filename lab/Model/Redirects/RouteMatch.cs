namespace CdnLab.Model.Redirects;

/// <summary>What a path asks an origin for.</summary>
/// <param name="Family">The family of documents.</param>
/// <param name="Template">The path template that matched; a redirect keeps its form.</param>
/// <param name="Name">The project name as spelled in the path.</param>
/// <param name="Version">The version asked for, or null.</param>
public sealed record RouteMatch(DocumentFamily Family, Template Template, string Name, string? Version);
