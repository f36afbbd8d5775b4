using Xunit;

namespace CdnLab.Conformance.Format;

/// <summary>What must be seen; null is not looked at.</summary>
public sealed record Expectation
{
    /// <summary>Outcome of the tier asked: hit, hit_stale, miss, revalidated, collapsed, stale_if_error, passed,
    /// redirected, failed; of several requests the sorted outcomes, joined by commas.</summary>
    public required string Outcome { get; init; }

    public int? Status { get; init; }

    public string? Body { get; init; }

    /// <summary>Age in whole seconds; -1: no Age field.</summary>
    public long? Age { get; init; }

    public string? Location { get; init; }

    public string? Key { get; init; }

    /// <summary>Outcome of the shield; empty: it was not asked.</summary>
    public string? Shield { get; init; }

    /// <summary>Requests at the origin; default: one when the step has an answer, else none.</summary>
    public int? Asked { get; init; }

    /// <summary>Causes of the requests at the origin, joined by commas.</summary>
    public string? Cause { get; init; }

    /// <summary>Whether the origin was asked with a condition.</summary>
    public bool? Conditional { get; init; }

    public void Verify(CaseStep step, Observed seen, string where)
    {
        Same("outcome", Outcome, seen.Outcome);
        Same("status", (Status ?? seen.Status), seen.Status);
        Same("body", Body ?? seen.Body, seen.Body);
        Same("age", Age ?? seen.Age, seen.Age);
        Same("location", Location ?? seen.Location, seen.Location);
        Same("key", Key ?? seen.Key, seen.Key);
        Same("shield", Shield ?? seen.Shield, seen.Shield);
        Same("cause", Cause ?? seen.Cause, seen.Cause);
        Same("conditional", Conditional ?? seen.Conditional, seen.Conditional);
        Same("asked", Asked ?? (step.Origin is null ? 0 : 1), seen.Asked);

        void Same<T>(string what, T expected, T found) => Assert.True(
            EqualityComparer<T>.Default.Equals(expected, found),
            $"{where}, {step.Ask}: {what} is '{found}', not '{expected}'; all: {seen}");
    }
}
