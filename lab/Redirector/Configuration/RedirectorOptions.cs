using CdnLab.Model.Clients;

namespace CdnLab.Redirector.Configuration;

/// <summary>How legacy file URLs are answered.</summary>
public sealed record RedirectorOptions
{
    /// <summary>Template of a legacy file URL's path. Places: <c>name</c> and <c>filename</c>; where there are, also
    /// <c>python_version</c>, which the file must have, and <c>first_letter</c>, which the name must have.</summary>
    public required string Path { get; init; }

    /// <summary>Template of the path of the project's document, which lists its files; the same places.</summary>
    public required string Document { get; init; }

    /// <summary>Host that the edge is asked for; null: the address that it is reached at.</summary>
    public string? Host { get; init; }

    /// <summary>Address of the edge; null: from <c>--target</c> or service discovery, where it is called <c>edge</c>.
    /// </summary>
    public Uri? Target { get; init; }

    /// <summary>Fields of the redirect to a file.</summary>
    public IReadOnlyDictionary<string, string> FoundHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>How it asks: user agent, redirects, patience, gzip. It neither caches nor retries.</summary>
    public ClientPersona Client { get; init; } = new() { Name = "redirector", RequestsMax = 10 };
}
