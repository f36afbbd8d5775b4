namespace CdnLab.Purger.Targets;

/// <summary>What a kind of edge takes.</summary>
public sealed record TargetTraits
{
    /// <summary>Its name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a line.</summary>
    public required string About { get; init; }

    /// <summary>Whether a purge by surrogate key or URL may be soft.</summary>
    public bool Soft { get; init; } = true;

    /// <summary>Whether a purge of everything may be soft.</summary>
    public bool SoftAll { get; init; }

    /// <summary>Whether a purge by URL may be soft.</summary>
    public bool SoftUrls { get; init; } = true;

    /// <summary>Whether everything can be purged at once.</summary>
    public bool All { get; init; } = true;

    /// <summary>Most surrogate keys in a call.</summary>
    public int KeysMax { get; init; } = int.MaxValue;

    /// <summary>Most URLs in a call.</summary>
    public int UrlsMax { get; init; } = int.MaxValue;

    /// <summary>Longest key, bytes.</summary>
    public int KeyBytesMax { get; init; } = int.MaxValue;

    /// <summary>Most bytes that the keys of a call take together; 0: no bound.</summary>
    public int CallBytesMax { get; init; }

    /// <summary>Calls an hour that it allows unless the strategy says otherwise; null: no quota is known.</summary>
    public double? CallsPerHour { get; init; }

    /// <summary>Whether one address stands for all edges.</summary>
    public bool OneAddress { get; init; }

    /// <summary>Whether a service must be named.</summary>
    public bool NeedsService { get; init; }

    /// <summary>Whether a token is needed.</summary>
    public bool NeedsToken { get; init; }
}
