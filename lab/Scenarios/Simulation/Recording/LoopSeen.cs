namespace CdnLab.Scenarios.Simulation.Recording;

/// <summary>A loop as a client met it.</summary>
/// <param name="Shape">Index of the document's shape.</param>
/// <param name="Pop">Index of the PoP.</param>
/// <param name="Persona">Index of the persona.</param>
/// <param name="Url">Index of the URL asked for.</param>
internal readonly record struct LoopSeen(int Shape, int Pop, int Persona, int Url);
