namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>A stream of requests of one persona for one URL of a shape.</summary>
/// <param name="Persona">Index of the persona.</param>
/// <param name="Url">Index of the URL.</param>
/// <param name="Weight">Share of all requests, before the document's popularity and the PoP's share.</param>
internal readonly record struct Flow(int Persona, int Url, double Weight);
