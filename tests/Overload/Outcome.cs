namespace CdnLab.Overload;

/// <summary>How one request went: when it was due and when it was answered, counted from the start of the run.
/// </summary>
/// <param name="Due">When it was due.</param>
/// <param name="Took">From when it was due to the end of the answer.</param>
/// <param name="Status">Status of the answer; 0: none.</param>
/// <param name="Told">Whether a 503 had Retry-After and the reason in Cache-Status.</param>
public readonly record struct Outcome(TimeSpan Due, TimeSpan Took, int Status, bool Told);
