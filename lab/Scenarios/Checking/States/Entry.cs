namespace CdnLab.Scenarios.Checking.States;

/// <summary>A stored response. How old it is, is open: it may have been stored at any time; only what is certain is
/// kept, that it was there already when a wait began or a soft purge came.</summary>
/// <param name="Answer">Index of the answer.</param>
/// <param name="Since">Time waited when its age began, in ticks: it is as old as what has been waited since.</param>
/// <param name="SoftSince">Time waited when a soft purge marked it stale; -1: none did.</param>
internal readonly record struct Entry(int Answer, long Since, long SoftSince);
