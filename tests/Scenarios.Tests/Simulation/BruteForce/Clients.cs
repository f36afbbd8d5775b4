using CdnLab.Model.Clients;

namespace CdnLab.Scenarios.Tests.Simulation.BruteForce;

/// <summary>The clients of one run: whom they reach, and what each of them keeps.</summary>
internal sealed class Clients(RunContext context, IReadOnlyList<EdgeNode> pops, RedirectorNode? redirector)
{
    private readonly Dictionary<(string Persona, int User), UserCache> _caches = [];

    public RunContext Context => context;

    public void Begin(in Arrival arrival)
    {
        context.Totals.Arrivals++;
        new Chain(this, arrival).Begin();
    }

    public ITier TierOf(in Arrival arrival) => arrival.Wanted.Document is null ? pops[arrival.Pop] : redirector!;

    public string NameOf(in Arrival arrival) => pops[arrival.Pop].Name;

    /// <summary>The cache of a user; null: this kind of client keeps none.</summary>
    public UserCache? CacheOf(in Arrival arrival)
    {
        var persona = arrival.Kind.Persona;
        if (persona.Cache == ClientCacheMode.None)
        {
            return null;
        }
        if (!_caches.TryGetValue((persona.Name, arrival.User), out var cache))
        {
            _caches.Add((persona.Name, arrival.User), cache = new(persona.Cache));
        }
        return cache;
    }
}
