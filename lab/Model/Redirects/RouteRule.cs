namespace CdnLab.Model.Redirects;

/// <summary>How one origin release serves one family of documents.</summary>
public sealed record RouteRule
{
    /// <summary>The spelling that gets the document.</summary>
    public CanonicalSpelling Canonical { get; init; } = CanonicalSpelling.Any;

    /// <summary>Status with which other spellings are redirected to it.</summary>
    public int RedirectStatus { get; init; } = 301;

    /// <summary>Sends every request of the family to this path (template of <c>name</c>, <c>version</c>), whatever the
    /// spelling: a broken release such as Wikimedia's of 2025-02-28. Null: none.</summary>
    public string? RedirectTo { get; init; }
}
