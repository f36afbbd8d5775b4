using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of an expectation.</summary>
internal static class ExpectationKeys
{
    public static ObjectShape<ExpectationSpec> Shape { get; } = new ObjectShape<ExpectationSpec>(
        "expectation",
        "Something that must be true of the run: a metric within bounds.",
        () => new ExpectationSpec { Name = "", Metric = "" })
        .Need("name", Texts.Any, "What it says, for people.", (e, v) => e with { Name = v })
        .Need("metric", Texts.Any, "The metric, see docs/scenarios.md.", (e, v) => e with { Metric = v })
        .Key("at_least", Numbers.Any, "Smallest value that passes.", (e, v) => e with { AtLeast = v })
        .Key("at_most", Numbers.Any, "Largest value that passes.", (e, v) => e with { AtMost = v })
        .Key("equals", Numbers.Any, "The only value that passes; not with the other two.",
            (e, v) => e with { EqualTo = v })
        .Key("duration_min", Durations.FromZero, "Shortest run that is judged by it; default 0s: every run.",
            (e, v) => e with { DurationMin = v });
}
