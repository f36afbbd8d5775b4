namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>Starts a purge.</summary>
/// <param name="Strategy">Name of a strategy under <c>purges</c>.</param>
public sealed record PurgeAction(string Strategy) : TimelineAction;
