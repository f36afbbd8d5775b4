using CdnLab.Model.Workloads;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>What a client wants: a document of a project in one spelling, or its file from the redirector.</summary>
/// <param name="Project">The project; one that does not exist when it is <paramref name="Missing"/>.</param>
/// <param name="Missing">Whether no such project exists.</param>
/// <param name="Url">What the client asks for.</param>
/// <param name="Varies">Whether answers vary on Accept-Encoding.</param>
/// <param name="Document">What the redirector asks the edge for on its behalf; null: the client asks the edge
/// itself.</param>
internal sealed record Wanted(Project Project, bool Missing, Url Url, bool Varies, Url? Document);
