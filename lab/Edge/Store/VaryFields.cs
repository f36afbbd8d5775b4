using CdnLab.Edge.Configuration;
using CdnLab.Model.Caching;

namespace CdnLab.Edge.Store;

/// <summary>The request fields that a Vary names, and what requests send for them: responses with the same Vary share
/// one (<see cref="SharedParts"/>), so that a raw value is folded only once.</summary>
public sealed class VaryFields(IReadOnlyList<string> names, CacheProfile profile) : IEquatable<VaryFields>
{
    private const int ValuesMax = 256;
    private const int ValueLengthMax = 256;

    private readonly BoundedMemo<string, string>? _keys = names.Count == 1 ? new(ValuesMax) : null;

    public IReadOnlyList<string> Names => names;

    /// <summary>The variant key of a request.</summary>
    public string KeyOf(IHeaderDictionary request)
    {
        if (names.Count == 0)
        {
            return "";
        }

        if (_keys is null)
        {
            return Fold(request);
        }

        var raw = request[names[0]].ToString();
        if (!_keys.TryGet(raw, out var key))
        {
            key = Fold(request);
            if (raw.Length <= ValueLengthMax)
            {
                _keys.Add(raw, key);
            }
        }

        return key;
    }

    public bool Equals(VaryFields? other) =>
        ReferenceEquals(this, other) || (other is not null && names.SequenceEqual(other.Names, StringComparer.Ordinal));

    public override bool Equals(object? other) => Equals(other as VaryFields);

    public override int GetHashCode() => names.Count;

    private string Fold(IHeaderDictionary request) =>
        VaryRule.VariantKey(names, name => request[name].ToString(), profile);
}
