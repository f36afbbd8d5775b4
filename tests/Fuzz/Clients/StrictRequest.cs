namespace CdnLab.Fuzz.Clients;

/// <summary>A request as a strict reading of a client's bytes gives it.</summary>
/// <param name="Method">Method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Host">Host in lower case.</param>
/// <param name="Fields">Field lines in order, values trimmed.</param>
/// <param name="Content">Its content; null when it is cut off or broken.</param>
public sealed record StrictRequest(
    string Method,
    string Target,
    string Host,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    string? Content)
{
    public string? this[string name]
    {
        get
        {
            var values = Fields.Where(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value);
            return values.Any() ? string.Join(", ", values) : null;
        }
    }

    /// <summary>Whether a field has a character that may not stand there: the edge may answer it from what it has, and
    /// must not send it on.</summary>
    public bool IsOdd { get; init; }

    /// <summary>Whether an id is one that it carries; damage can give it several.</summary>
    public bool Carries(string id) =>
        Fields.Any(f => f.Key.Equals("X-Id", StringComparison.OrdinalIgnoreCase) && Mark.Word(f.Value) == id);

    public string Id => Mark.Word(this["X-Id"]);

    public bool Lists(string field) =>
        this["Connection"]?.Split(',', StringSplitOptions.TrimEntries).Contains(
            field, StringComparer.OrdinalIgnoreCase) == true;
}
