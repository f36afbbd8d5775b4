
namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>The series of one scenario by two engines, quantity by quantity and phase by phase.</summary>
/// <param name="Case">The scenario.</param>
/// <param name="Rows">All that was compared.</param>
internal sealed record SeriesComparison(string Case, IReadOnlyList<ComparedQuantity> Rows)
{
    private static readonly double Limit = NormalLaw.TwoSidedLimit(
        1e-3 / ComparisonCases.All.Sum(c => c.Phases.Count * Quantity.All.Count));

    /// <summary>What differs by more than chance would have it in one of a thousand runs of all cases (Bonferroni).
    /// </summary>
    public IReadOnlyList<ComparedQuantity> Differences => [.. Rows.Where(row => !(Math.Abs(row.Z) < Limit))];

    public static SeriesComparison Of(ComparisonCase about, SeriesSample expected, SeriesSample actual) => new(
        about.Name,
        [
            .. from phase in about.Phases
               from quantity in Quantity.All
               select new ComparedQuantity(
                   phase.Name,
                   quantity.Resolution >= about.Stated ? quantity : quantity with { Resolution = about.Stated },
                   Moments.Of(expected[phase, quantity]),
                   Moments.Of(actual[phase, quantity])),
        ]);

    /// <summary>The differences as a table for people.</summary>
    public string Table() => string.Join('\n', [
        $"{Case}: {Differences.Count} of {Rows.Count} quantities differ (|z| >= {Limit:0.00})",
        $"{"phase",-8} {"quantity",-24} {"expected",12} {"sd",10} {"actual",12} {"sd",10} {"z",8}",
        .. Differences.OrderByDescending(row => Math.Abs(row.Z)).Select(row => row.Row()),
    ]);
}
