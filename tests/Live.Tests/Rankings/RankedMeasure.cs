using System.Globalization;

namespace CdnLab.Live.Tests.Rankings;

/// <summary>A figure that strategies are ranked by.</summary>
internal sealed record RankedMeasure(string Name, string Format, Func<PurgeOutcome, double> Of)
{
    public static IReadOnlyList<RankedMeasure> All { get; } =
    [
        new("seconds to the last loop", "0", o => o.CleanSeconds),
        new("looped requests", "0", o => o.Looped),
        new("peak origin requests/s", "0.00", o => o.OriginRateMax),
        new("peak origin utilization", "0.00", o => o.UtilizationMax),
    ];

    /// <summary>Strategies from the least to the greatest figure; those of one figure are told as equal.</summary>
    public string Order(IReadOnlyDictionary<string, PurgeOutcome> outcomes) => string.Join(" < ", outcomes
        .GroupBy(outcome => Of(outcome.Value), outcome => outcome.Key)
        .OrderBy(equals => equals.Key)
        .Select(equals => string.Join(" = ", equals.Order(StringComparer.Ordinal))));

    public string Text(PurgeOutcome outcome) => Of(outcome).ToString(Format, CultureInfo.InvariantCulture);
}
