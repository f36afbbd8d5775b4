namespace CdnLab.Model.Caching;

/// <summary>Whether a stored response may be reused for a request (RFC 9111 4), and why.</summary>
/// <param name="Outcome">What to do.</param>
/// <param name="Forward">Why the request goes forward, when it does.</param>
/// <param name="Reason">For people and traces.</param>
/// <param name="Clause">The clause that decides.</param>
public readonly record struct ReuseDecision(ReuseOutcome Outcome, ForwardReason Forward, string Reason, string Clause);
