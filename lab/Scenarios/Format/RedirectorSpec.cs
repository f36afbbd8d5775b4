namespace CdnLab.Scenarios.Format;

/// <summary>The service that answers legacy file URLs by asking the origin's documents through an edge.</summary>
public sealed record RedirectorSpec
{
    /// <summary>The values that <see cref="Path"/> and <see cref="Document"/> may take.</summary>
    public static IReadOnlyList<string> Places { get; } = ["name", "filename", "python_version", "first_letter"];

    /// <summary>Path of a legacy file URL (template of <c>name</c> and <c>filename</c>, and of
    /// <c>python_version</c> and <c>first_letter</c> where there are).</summary>
    public string Path { get; init; } = "";

    /// <summary>Path of the document that lists a project's files (the same places).</summary>
    public string Document { get; init; } = "";

    /// <summary>Requests that one chain of redirects may use.</summary>
    public int RequestsMax { get; init; } = 10;

    /// <summary>Fields of the redirect to a file.</summary>
    public IReadOnlyDictionary<string, string> FoundHeaders { get; init; } = new Dictionary<string, string>();
}
