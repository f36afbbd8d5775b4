using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Model.Workloads;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>A persona: where its users are, and what they accept and keep.</summary>
internal sealed class ClientKind(ClientPersona persona, WeightedChoice<int> pops)
{
    private readonly double _origin = StableHash.Of(persona.Name) / (double)ulong.MaxValue;

    public ClientPersona Persona => persona;

    /// <summary>Share of the users that accept gzip.</summary>
    public bool AcceptsGzip(int user) => (user + 0.5) / persona.Users < persona.GzipShare;

    /// <summary>Index of the PoP that a user reaches, always the same.</summary>
    public int PopOf(int user) => pops.At((_origin + user * 0.6180339887498949) % 1);

    /// <summary>Share of its users by PoP and by whether they accept gzip.</summary>
    public IEnumerable<((int Pop, bool Gzip) Place, double Share)> Places => Enumerable.Range(0, persona.Users)
        .GroupBy(user => (PopOf(user), AcceptsGzip(user)))
        .Select(g => (g.Key, (double)g.Count() / persona.Users));
}
