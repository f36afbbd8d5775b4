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

    private readonly double _origin = StableHash.Of(persona.Name) / (double)ulong.MaxValue;

    public ClientPersona Persona => persona;

    /// <summary>Draws what is asked for; null for a persona that asks the redirector.</summary>
    public (string Family, Template Path)? Draw(RandomStream random) => _families?.Draw(random);

    /// <summary>The share of users that accepts gzip is a share of the users, not of the requests: one user always asks
    /// for the same variant.</summary>
    public bool AcceptsGzip(int user) => (user + 0.5) / persona.Users < persona.GzipShare;

    /// <summary>Where a user is, in [0, 1): what his own cache holds came from the PoP that he still asks. Steps of the
    /// golden ratio spread users evenly, also those that accept gzip.</summary>
    public double PlaceOf(int user) => (_origin + user * 0.6180339887498949) % 1;

    /// <summary>The cache of a user, or null when this kind of client keeps none.</summary>
    public UserCache? CacheOf(int user) => persona.Cache == ClientCacheMode.None
        ? null
        : _caches.GetOrAdd(user, static (_, client) => client.NewCache(), this);

    private UserCache NewCache() => new(persona.Cache, userCacheMax);
}
