namespace CdnLab.Traffic.Sending;

/// <summary>One request on the wire.</summary>
/// <param name="Url">The URL as the client knows it: of the lab's host, not of the PoP's address.</param>
/// <param name="UserAgent">User-Agent field.</param>
/// <param name="Gzip">Whether gzip is accepted.</param>
/// <param name="Trace">Whether the edge is asked for its decision trace.</param>
internal readonly record struct Ask(Uri Url, string UserAgent, bool Gzip, bool Trace = false);
