using System.Globalization;

namespace CdnLab.Scenarios.Reports;

/// <summary>Metrics as people write them: the unit follows from the metric's name.</summary>
internal sealed class MetricText(DateTimeOffset start)
{
    // One rate over another.
    private static readonly string[] Factors = ["_over_", "amplification", "flat_during"];

    private readonly Wording _say = new(start);

    public string Of(string metric, double? value)
    {
        if (value is not { } v)
            return "–";
        return metric switch
        {
            _ when Ends(metric, "_at") => _say.TimeWithSeconds(start.AddSeconds(v)),
            _ when Ends(metric, "_seconds") => (v < 0 ? "−" : "") + Wording.Duration(TimeSpan.FromSeconds(v)),
            _ when Ends(metric, "_ratio") || Ends(metric, "_utilization") || Has(metric, "share") => Wording.Percent(v),
            _ when Has(metric, "hit_ratio") => Wording.Percent(v),
            _ when Ends(metric, "_rate") || Has(metric, "rate_before") => Wording.Rate(v) + "/s",
            _ when Factors.Any(factor => Has(metric, factor)) => Wording.Rate(v) + "\u00a0×",
            _ => Wording.Count(v),
        };
    }

    /// <summary>A difference of two values of a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="value">The difference.</param>
    /// <param name="signed">Whether its sign is told.</param>
    public string Difference(string metric, double? value, bool signed = true)
    {
        if (value is not { } v)
            return "–";
        var size = Math.Abs(v);
        var text = Ends(metric, "_at") || Ends(metric, "_seconds") ? Wording.Duration(TimeSpan.FromSeconds(size))
            : Of(metric, size) is var plain && plain.EndsWith('%')
            ? (size * 100).ToString("0.##", CultureInfo.InvariantCulture) + "\u00a0points"
            : plain;
        return !signed ? text : (v < 0 ? "−" : "+") + text;
    }

    /// <summary>Whether a metric grows with the size of the scenario, as counts and rates do.</summary>
    public static bool GrowsWithSize(string metric) =>
        !(Ends(metric, "_at") || Ends(metric, "_seconds") || Ends(metric, "_utilization") || Has(metric, "ratio")
            || Has(metric, "share") || Has(metric, "per_call") || Factors.Any(factor => Has(metric, factor)));

    private static bool Has(string metric, string part) => metric.Contains(part, StringComparison.Ordinal);

    private static bool Ends(string metric, string ending) => metric.EndsWith(ending, StringComparison.Ordinal);
}
