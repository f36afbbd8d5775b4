using CdnLab.Model.Caching;

namespace CdnLab.Edge.Store;

/// <summary>A stored response with its content: the unit of eviction and of purging.</summary>
public sealed class StoredObject(StoredResponse response, byte[] body)
{
    /// <summary>What one object costs besides its text and content: records, arrays, index entries.</summary>
    public const int OverheadBytes = 640;

    private volatile StoredResponse _response = response;
    private DeliveryFields? _fields;

    /// <summary>What the rules know of it; a soft purge replaces it in place.</summary>
    public StoredResponse Response
    {
        get => _response;
        internal set => _response = value;
    }

    public byte[] Body { get; } = body;

    /// <summary>The request fields that its Vary names.</summary>
    public IReadOnlyList<string> VaryFields { get; } = VaryRule.FieldNames(response.Headers["Vary"]);

    public long Bytes { get; } = OverheadBytes + body.Length
        + sizeof(char) * (long)(response.Key.Value.Length + response.Variant.Length
            + response.Headers.Sum(f => f.Name.Length + f.Value.Length)
            + response.SurrogateKeys.Sum(k => k.Length));

    /// <summary>Its fields as they are sent.</summary>
    public DeliveryFields Fields => _fields ??= new DeliveryFields(_response.Headers);

    /// <summary>Whether it was used since the eviction hand last passed.</summary>
    internal bool Visited { get; set; }

    internal LinkedListNode<StoredObject>? Place { get; set; }
}
