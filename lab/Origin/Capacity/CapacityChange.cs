namespace CdnLab.Origin.Capacity;

/// <summary>Body of <c>PUT /control/capacity</c>.</summary>
internal sealed record CapacityChange
{
    public required int Workers { get; init; }

    /// <summary>Lab seconds until new workers start.</summary>
    public double DelaySeconds { get; init; }
}
