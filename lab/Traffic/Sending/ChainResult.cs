using CdnLab.Model.Clients;

namespace CdnLab.Traffic.Sending;

/// <summary>How a client's request ended, redirects and retries included.</summary>
/// <param name="Outcome">The outcome of the last try.</param>
/// <param name="WireRequests">Requests that left the client.</param>
/// <param name="Reason">Why, for people.</param>
internal readonly record struct ChainResult(ChainOutcome Outcome, int WireRequests, string Reason);
