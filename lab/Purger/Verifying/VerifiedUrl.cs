namespace CdnLab.Purger.Verifying;

/// <summary>A document that is not well.</summary>
/// <param name="Key">Its surrogate key.</param>
/// <param name="Edge">The edge that was asked.</param>
/// <param name="Url">Its path.</param>
/// <param name="Reason">What was seen.</param>
public sealed record VerifiedUrl(string Key, string Edge, string Url, string Reason);
