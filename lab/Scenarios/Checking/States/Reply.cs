namespace CdnLab.Scenarios.Checking.States;

/// <summary>An answer to one request.</summary>
/// <param name="Answer">Index of the answer.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Key">Index of the PoP's cache key; -1: it did not look.</param>
/// <param name="Entry">Number of the entry that answered; 0: none did.</param>
internal readonly record struct Reply(int Answer, ReplySource Source, int Key, byte Entry);
