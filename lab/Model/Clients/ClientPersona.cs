namespace CdnLab.Model.Clients;

/// <summary>A kind of client: what it asks for and how it deals with redirects, caching and failure.</summary>
public sealed record ClientPersona
{
    /// <summary>Its name, for example <c>poetry</c>.</summary>
    public required string Name { get; init; }

    /// <summary>User-Agent that it sends.</summary>
    public string UserAgent { get; init; } = "cdnlab";

    /// <summary>Requests that one chain of redirects may use, those answered by the client's own cache included;
    /// when the last of them is a redirect too, it gives up. 31 for a limit of 30 redirects.</summary>
    public int RequestsMax { get; init; } = 31;

    /// <summary>How often a chain may be redirected to one URL; null: no such rule (Python's urllib: 4).</summary>
    public int? SameUrlMax { get; init; }

    /// <summary>The cache it keeps.</summary>
    public ClientCacheMode Cache { get; init; } = ClientCacheMode.None;

    /// <summary>Whether, after giving up on redirects, it drops its cache entry of the URL first asked for and tries
    /// once more at once (poetry 1.1).</summary>
    public bool ForgetsAfterLoop { get; init; }

    /// <summary>Outcomes that it retries.</summary>
    public IReadOnlyList<ChainOutcome> RetryOn { get; init; } = [];

    /// <summary>Retries at most.</summary>
    public int RetriesMax { get; init; }

    /// <summary>Delay before the first retry; each further one doubles.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How it spells names.</summary>
    public NameSpelling Spelling { get; init; } = NameSpelling.Normalized;

    /// <summary>Share of its users that accept gzip.</summary>
    public double GzipShare { get; init; } = 1;

    /// <summary>Share of its requests by document family.</summary>
    public IReadOnlyDictionary<string, double> Families { get; init; } = new Dictionary<string, double>();

    /// <summary>Share of its requests for names that do not exist.</summary>
    public double MissingShare { get; init; }

    /// <summary>Users of this kind, each with a cache of their own.</summary>
    public int Users { get; init; } = 50;

    /// <summary>Longest wait for one answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether it asks for legacy file URLs at the redirector instead of documents at an edge.</summary>
    public bool AsksRedirector { get; init; }
}
