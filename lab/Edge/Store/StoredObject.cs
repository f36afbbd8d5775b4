using CdnLab.Model.Caching;

namespace CdnLab.Edge.Store;

/// <summary>A stored response with its content: the unit of eviction and of purging, and the whole entry of a key that
/// has no other variant.</summary>
public sealed class StoredObject : ICacheEntry
{
    /// <summary>What one object costs besides its text and content: records, arrays, the entry of its key.</summary>
    public const int OverheadBytes = 448;

    private const int FieldBytes = 40;
    private const int SurrogateKeyBytes = 120;

    private readonly SentFields _sent;
    private volatile StoredResponse _response;
    private VaryFields? _vary;

    public StoredObject(StoredResponse response, byte[] body)
    {
        (_response, Body, _sent) = (response, body, new(response.Headers));
        Bytes = OverheadBytes + body.Length
            + sizeof(char) * ((long)response.Key.Value.Length + response.Variant.Length)
            + response.Headers.Sum(f => FieldBytes + sizeof(char) * (long)f.Value.Length)
            + response.SurrogateKeys.Sum(k => SurrogateKeyBytes + sizeof(char) * (long)k.Length);
    }

    /// <summary>What the rules know of it; a soft purge replaces it in place.</summary>
    public StoredResponse Response
    {
        get => _response;
        internal set => _response = value;
    }

    public byte[] Body { get; }

    /// <summary>Bytes that it is counted with: at least what it takes, since text that it shares counts in full.
    /// </summary>
    public long Bytes { get; }

    /// <summary>Its fields as clients are sent them.</summary>
    public DeliveryFields ForClients => _sent.ForClients(_response.Headers);

    /// <summary>Its fields as another edge is sent them.</summary>
    public DeliveryFields ForEdges => _sent.ForEdges(_response.Headers);

    /// <summary>The request fields that its Vary names.</summary>
    public IReadOnlyList<string> VaryFields => _vary?.Names ?? VaryRule.FieldNames(_response.Headers["Vary"]);

    IEnumerable<StoredObject> ICacheEntry.Objects => [this];

    /// <summary>Known from the moment it is stored.</summary>
    internal VaryFields Vary => _vary!;

    /// <summary>Whether it was used since the eviction hand last passed.</summary>
    internal bool Visited { get; set; }

    /// <summary>Its place in the eviction queue.</summary>
    internal bool Queued { get; set; }

    internal StoredObject? Older { get; set; }

    internal StoredObject? Newer { get; set; }

    StoredObject? ICacheEntry.Find(IHeaderDictionary request) =>
        Vary.KeyOf(request) == Response.Variant ? this : null;

    string ICacheEntry.VariantOf(IHeaderDictionary request) => Vary.KeyOf(request);

    ICacheEntry ICacheEntry.With(StoredObject stored, out StoredObject? replaced)
    {
        var same = stored.Vary.Equals(Vary) && stored.Response.Variant == Response.Variant;
        replaced = same ? this : null;
        return same ? stored : new CacheEntry(this).With(stored, out _);
    }

    bool ICacheEntry.Empties(StoredObject stored) => stored == this;

    /// <summary>Takes from the store what it shares with others; before anybody sees it there.</summary>
    internal void Share(SharedParts parts)
    {
        _vary = parts.Vary(_response.Headers["Vary"]);
        _response = parts.Response(_response);
    }
}
