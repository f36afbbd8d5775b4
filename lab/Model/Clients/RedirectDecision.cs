namespace CdnLab.Model.Clients;

/// <summary>What a client does with an answer.</summary>
/// <param name="Next">URL to ask next; null: the chain ends.</param>
/// <param name="Outcome">How it ended, when it did.</param>
/// <param name="Reason">For people and traces.</param>
public readonly record struct RedirectDecision(Uri? Next, ChainOutcome Outcome, string Reason);
