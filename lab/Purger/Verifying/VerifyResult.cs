namespace CdnLab.Purger.Verifying;

/// <summary>What the edges hold after a purge.</summary>
/// <param name="Keys">Keys that were looked at.</param>
/// <param name="Requests">Requests that it took.</param>
/// <param name="Bad">Documents that loop.</param>
/// <param name="Unknown">Documents of which it is not known.</param>
public sealed record VerifyResult(
    int Keys, int Requests, IReadOnlyList<VerifiedUrl> Bad, IReadOnlyList<VerifiedUrl> Unknown)
{
    /// <summary>Whether every document was seen to be well.</summary>
    public bool IsClean => Bad.Count == 0 && Unknown.Count == 0;

    /// <summary>The keys that are bad, each once.</summary>
    public IEnumerable<string> BadKeys => Bad.Select(b => b.Key).Distinct(StringComparer.Ordinal);
}
