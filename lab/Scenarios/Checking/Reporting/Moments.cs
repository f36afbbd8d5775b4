using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.States;

namespace CdnLab.Scenarios.Checking.Reporting;

/// <summary>The moments of a plan in words.</summary>
internal static class Moments
{
    /// <summary>Index of the step with which a moment begins; -1: before the first.</summary>
    public static int StepOf(ViolationKey key) => key.Between ? key.Steps : key.Steps - 1;

    /// <summary>The place that says so.</summary>
    public static SourcePlace PlaceOf(ChangeSpec spec, ViolationKey key) =>
        StepOf(key) is var step and >= 0 ? spec.Steps[step].Place ?? spec.Place : spec.Place;

    /// <summary>A moment in words.</summary>
    public static string Words(ChangeSpec spec, ViolationKey key) =>
        StepOf(key) is var step and >= 0
            ? $"{(key.Between ? "during" : "after")} step {step + 1}, {spec.Steps[step].Action.Words}"
            : "before the first step";

    /// <summary>The first moment at which anything breaks; null: none.</summary>
    public static string? First(ChangeSpec spec, SearchSummary summary) =>
        summary.Searches.SelectMany(s => s.Violations).Select(v => v.Key)
            .OrderBy(key => key.Steps).ThenBy(key => key.Between).FirstOrDefault() is { } first
            ? Words(spec, first) : null;
}
