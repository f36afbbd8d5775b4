namespace CdnLab.Scenarios.Journal;

/// <summary>
/// A published figure that a scenario was fitted to, or is held against: what was fitted, to what, and how near is near
/// enough. Unlike an expectation it has no part in the verdict; reports show how far the run is from it.
/// </summary>
public sealed record CalibrationSpec
{
    /// <summary>Path of the value in the scenario file that was fitted; null: none was, the figure is a check.</summary>
    public string? Fitted { get; init; }

    /// <summary>The fitted value as the run has it, at full size; the loader looks it up.</summary>
    public string? Value { get; init; }

    /// <summary>What was published, in words.</summary>
    public required string To { get; init; }

    /// <summary>A name of <see cref="MetricCatalog.Names"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>The published figure, in the metric's unit.</summary>
    public double Target { get; init; }

    /// <summary>Largest deviation that counts as near, in the metric's unit; null: the scenario claims none.</summary>
    public double? Within { get; init; }

    /// <summary>Where the figure is published.</summary>
    public required string Source { get; init; }

    /// <summary>The measured value less the published one; null when the run does not have the metric.</summary>
    public double? Deviation(double? measured) => measured - Target;

    /// <summary>Whether the run is near enough; null when nothing is claimed.</summary>
    public bool? Near(double? measured) =>
        Within is { } bound ? Deviation(measured) is { } off && Math.Abs(FixedNumber.Round(off)) <= bound : null;
}
