namespace CdnLab.Scenarios.Journal;

/// <summary>One expectation of a scenario: a metric of the run and the bound it must keep.</summary>
public sealed record ExpectationSpec
{
    /// <summary>What is expected, in words; unique within a scenario.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Smallest value that passes.</summary>
    public double? AtLeast { get; init; }

    /// <summary>Largest value that passes.</summary>
    public double? AtMost { get; init; }

    /// <summary>The only value that passes; not to be combined with the other two.</summary>
    public double? EqualTo { get; init; }
}
