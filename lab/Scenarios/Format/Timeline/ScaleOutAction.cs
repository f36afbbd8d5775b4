namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>Sets the number of the origin's workers.</summary>
public sealed record ScaleOutAction : TimelineAction
{
    /// <summary>Workers from then on.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Time until new workers serve.</summary>
    public TimeSpan Delay { get; init; }
}
