namespace CdnLab.Purger.Targets;

/// <summary>Where a purge API is and what it wants to be told.</summary>
/// <param name="Url">Its base address.</param>
/// <param name="Token">Its token; null: none.</param>
/// <param name="Service">The service that is purged; null: none is named.</param>
/// <param name="Host">Host of URLs; null: none is known.</param>
public sealed record TargetAddress(Uri Url, string? Token = null, string? Service = null, string? Host = null)
{
    /// <summary>A path under the base address.</summary>
    public Uri At(string path) => new(Url.AbsoluteUri.TrimEnd('/') + path);
}
