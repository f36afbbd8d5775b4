namespace CdnLab.Scenarios.Catalog;

/// <summary>The text of a scenario of the catalogue.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="File">Where it is: a path, or the file's name when it comes from the program itself.</param>
/// <param name="Text">The YAML.</param>
public sealed record ScenarioSource(string Name, string File, string Text);
