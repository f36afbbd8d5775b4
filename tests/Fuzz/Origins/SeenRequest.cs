namespace CdnLab.Fuzz.Origins;

/// <summary>A request that the edge sent.</summary>
public sealed record SeenRequest(
    string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Its content; null while it has not come whole.</summary>
    public string? Content { get; set; }

    public string? this[string name] =>
        Fields.Where(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value).FirstOrDefault();

    public string Id => Mark.Word(this["X-Id"]);

    /// <summary>The case that it belongs to, by its path; 0: none.</summary>
    public ulong Seed =>
        Target.StartsWith("/s", StringComparison.Ordinal) && Target.IndexOf('/', 2) is var end and > 2
            && ulong.TryParse(Target.AsSpan(2, end - 2), out var seed) ? seed : 0;
}
