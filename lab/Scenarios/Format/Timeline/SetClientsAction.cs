namespace CdnLab.Scenarios.Format.Timeline;

/// <summary>Changes the traffic.</summary>
public sealed record SetClientsAction : TimelineAction
{
    /// <summary>New arrival rate, requests a second of lab time; null: it stays.</summary>
    public double? Rate { get; init; }

    /// <summary>New weights by persona; personas not named get none. Null: they stay.</summary>
    public IReadOnlyDictionary<string, double>? Mix { get; init; }
}
