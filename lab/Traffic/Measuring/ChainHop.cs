namespace CdnLab.Traffic.Measuring;

/// <summary>One exchange of a redirect chain as evidence; what only the edge knows is null when it tells nothing.</summary>
public sealed record ChainHop(string Url, int Status, string? Location)
{
    public string? Key { get; init; }

    /// <summary>Age of the stored response in seconds.</summary>
    public double? Age { get; init; }

    public string? Outcome { get; init; }

    public string? StoredRelease { get; init; }

    public string? StoredConfig { get; init; }

    public DateTimeOffset? StoredAt { get; init; }
}
