namespace CdnLab.Purger.Running;

/// <summary>How far a purge is.</summary>
/// <param name="Settled">Keys that are purged or lost.</param>
/// <param name="Lost">Keys that are lost.</param>
/// <param name="Calls">Calls made, those of earlier runs included.</param>
/// <param name="Rate">Calls a second that the load allows; null: it is not asked.</param>
/// <param name="Pausing">Why no call is made now; null: calls are made.</param>
public readonly record struct RunState(int Settled, int Lost, int Calls, double? Rate, string? Pausing);
