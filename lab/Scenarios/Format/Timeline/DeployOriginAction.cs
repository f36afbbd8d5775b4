namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>Puts an origin release in force.</summary>
/// <param name="Release">Its name.</param>
public sealed record DeployOriginAction(string Release) : TimelineAction;
