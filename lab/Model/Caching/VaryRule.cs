using CdnLab.Model.Http;

namespace CdnLab.Model.Caching;

/// <summary>Tells the variants of one key apart by the request fields that Vary names (RFC 9111 4.1).</summary>
public static class VaryRule
{
    /// <summary>The field names of a Vary value: lower case, sorted, without repeats; empty for null.</summary>
    public static IReadOnlyList<string> FieldNames(string? vary) =>
        vary is null
            ? []
            : [.. ListElements.Split(vary).Select(n => n.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The variant key: each named field with its value as the request sends it, folded where the profile
    /// says so. Empty when nothing varies.</summary>
    public static string VariantKey(
        IReadOnlyList<string> fieldNames, Func<string, string?> requestField, CacheProfile profile) =>
        fieldNames.Count == 0
            ? ""
            : string.Join('\n', fieldNames.Select(name => name + ":" + Fold(name, requestField(name), profile)));

    private static string Fold(string name, string? value, CacheProfile profile)
    {
        if (name == "accept-encoding" && profile.NormalizeAcceptEncoding)
        {
            return AcceptsGzip(value) ? "gzip" : "";
        }
        if (name == "accept-language" && profile.NormalizeAcceptLanguage && value is not null)
        {
            return string.Join(',', ListElements.Split(value).Select(Language).Order(StringComparer.Ordinal));
        }
        return value is null || profile.VaryAsSpelled ? value ?? "" : string.Join(',', ListElements.Split(value));
    }

    // Case and blanks have no meaning, and a weight of one need not be written (RFC 9110 12.4.2).
    private static string Language(string element)
    {
        var text = element.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
        var weight = text.IndexOf(";q=1", StringComparison.Ordinal);
        return weight >= 0 && text[(weight + 4)..].All(c => c is '.' or '0') ? text[..weight] : text;
    }

    /// <summary>Whether an Accept-Encoding value names gzip with a weight above zero (RFC 9110 12.5.3).</summary>
    public static bool AcceptsGzip(string? value) =>
        value is not null && ListElements.Split(value).Any(element =>
        {
            var parts = element.Split(';', 2);
            return parts[0].Trim().Equals("gzip", StringComparison.OrdinalIgnoreCase)
                && (parts.Length == 1 || !IsZeroWeight(parts[1]));
        });

    private static bool IsZeroWeight(string parameter) =>
        parameter.Trim() is ['q' or 'Q', '=', '0', .. var rest] && rest.All(c => c is '.' or '0');
}
