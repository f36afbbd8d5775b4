using System.Diagnostics.CodeAnalysis;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Store;

/// <summary>Parts that many stored responses have in common and keep one copy of: field names, values as of
/// Content-Type, fields of Vary. The store's lock guards it.</summary>
internal sealed class SharedParts(CacheProfile profile)
{
    private const int TextsMax = 4_096;
    private const int TextLengthMax = 128;
    private const int VariesMax = 1_024;

    private readonly string?[] _texts = new string?[TextsMax];
    private readonly Dictionary<string, VaryFields> _varies = new(StringComparer.Ordinal);

    /// <summary>A text equal to the given one: the last of its slot that was seen, so that what is seen once only
    /// takes no room of its own.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Text(string? text)
    {
        if (text is null or { Length: > TextLengthMax })
        {
            return text;
        }

        ref var slot = ref _texts[text.GetHashCode(StringComparison.Ordinal) & (TextsMax - 1)];
        return slot == text ? slot : slot = text;
    }

    public VaryFields Vary(string? vary)
    {
        if (_varies.TryGetValue(vary ?? "", out var known))
        {
            return known;
        }

        var fields = new VaryFields(VaryRule.FieldNames(vary), profile);
        if (_varies.Count < VariesMax && vary is null or { Length: <= TextLengthMax })
        {
            _varies[vary ?? ""] = fields;
        }

        return fields;
    }

    public StoredResponse Response(StoredResponse response) => response with
    {
        Variant = Text(response.Variant),
        Headers = new HeaderFields(response.Headers.Select(f => new HeaderField(Text(f.Name), Text(f.Value)))),
        Freshness = response.Freshness with { Source = Text(response.Freshness.Source) },
        SurrogateKeys = response.SurrogateKeys.Count == 0 ? [] : [.. response.SurrogateKeys.Select(key => Text(key))],
        Provenance = response.Provenance with
        {
            Release = Text(response.Provenance.Release),
            Config = Text(response.Provenance.Config),
        },
    };
}
