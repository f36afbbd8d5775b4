using CdnLab.Scenarios.Simulation.Shapes;

namespace CdnLab.Scenarios.Checking.States;

/// <summary>An answer that can be stored.</summary>
/// <param name="Content">What caches and clients see of it.</param>
/// <param name="Release">Index of the release that gave it; -1: an edge made it.</param>
/// <param name="Document">Index of the family whose document it is; -1: none.</param>
/// <param name="Location">Its Location as a symbol; null: none.</param>
/// <param name="ForClients">Whether clients may store it, too.</param>
internal sealed record Answer(Content Content, int Release, int Document, string? Location, bool ForClients);
