using System.Text.Json.Serialization;

namespace CdnLab.Scenarios.Journal;

/// <summary>
/// One expectation of a scenario: a metric of the run and the bound it must keep. A metric that the run does not have
/// (no purge, no loop) fails its expectation.
/// </summary>
public sealed record ExpectationSpec
{
    /// <summary>What is expected, in words; unique within a scenario.</summary>
    public required string Name { get; init; }

    /// <summary>A name of <see cref="MetricCatalog.Names"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>Smallest value that passes.</summary>
    public double? AtLeast { get; init; }

    /// <summary>Largest value that passes.</summary>
    public double? AtMost { get; init; }

    /// <summary>The only value that passes; not to be combined with the other two.</summary>
    [JsonPropertyName("equals")]
    public double? EqualTo { get; init; }

    /// <summary>Shortest run that is judged by it.</summary>
    [JsonIgnore]
    public TimeSpan DurationMin { get; init; }

    /// <summary>The bound in words: <c>&gt;= 0.2</c>, <c>&lt;= 5</c>, <c>0.2 .. 5</c> or <c>= 0</c>.</summary>
    [JsonIgnore]
    public string Bound => (EqualTo, AtLeast, AtMost) switch
    {
        ({ } value, _, _) => $"= {FixedNumber.Format(value)}",
        (_, { } least, { } most) => $"{FixedNumber.Format(least)} .. {FixedNumber.Format(most)}",
        (_, { } least, null) => $">= {FixedNumber.Format(least)}",
        (_, null, { } most) => $"<= {FixedNumber.Format(most)}",
        _ => "none",
    };

    /// <summary>Judges a measured value against the bound; null fails.</summary>
    public ExpectationResult Judge(double? value)
    {
        var rounded = value is { } v ? FixedNumber.Round(v) : value;
        var passed = rounded is { } r && !double.IsNaN(r)
            && (AtLeast is null || r >= AtLeast) && (AtMost is null || r <= AtMost)
            && (EqualTo is null || Math.Abs(r - EqualTo.Value) < 1e-9);
        return new ExpectationResult(Name, passed, rounded, Bound);
    }
}
