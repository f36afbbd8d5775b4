using System.Collections.Concurrent;
using CdnLab.Model.Clients;
using CdnLab.Model.Randomness;
using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;

namespace CdnLab.Traffic.Sending;

/// <summary>A persona at work: what it asks for, and the caches of its users.</summary>
internal sealed class Client(ClientPersona persona, IEnumerable<DocumentFamily> families, int userCacheMax)
{
    private readonly ConcurrentDictionary<int, UserCache> _caches = new();
    private readonly WeightedChoice<(string Family, Template Path)>? _families = persona.AsksRedirector
        ? null
        : new(from family in families
              where persona.Families.ContainsKey(family.Name)
              select KeyValuePair.Create(
                  (family.Name, Template.Parse(family.Paths[0])), persona.Families[family.Name]));

    public ClientPersona Persona => persona;

    /// <summary>Draws what is asked for; null for a persona that asks the redirector.</summary>
    public (string Family, Template Path)? Draw(RandomStream random) => _families?.Draw(random);

    /// <summary>The share of users that accepts gzip is a share of the users, not of the requests: one user always asks
    /// for the same variant.</summary>
    public bool AcceptsGzip(int user) => (user + 0.5) / persona.Users < persona.GzipShare;

    /// <summary>The cache of a user, or null when this kind of client keeps none.</summary>
    public UserCache? CacheOf(int user) => persona.Cache == ClientCacheMode.None
        ? null
        : _caches.GetOrAdd(user, static (_, client) => client.NewCache(), this);

    private UserCache NewCache() => new(persona.Cache, userCacheMax);
}
