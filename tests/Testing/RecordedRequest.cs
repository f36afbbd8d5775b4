namespace CdnLab.Testing;

/// <summary>A request as it stood on the wire; header fields in their order, with their repetitions.</summary>
public sealed record RecordedRequest(
    string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Fields, string Body)
{
    /// <summary>Value of a header field, its lines joined by commas; null when the request has none.</summary>
    public string? this[string name]
    {
        get
        {
            var values = Fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(field => field.Value).ToList();
            return values.Count == 0 ? null : string.Join(", ", values);
        }
    }
}
