namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>Something done at an instant of the run.</summary>
/// <param name="At">When, in lab time.</param>
/// <param name="Action">What.</param>
public sealed record TimelineStep(DateTimeOffset At, TimelineAction Action);
