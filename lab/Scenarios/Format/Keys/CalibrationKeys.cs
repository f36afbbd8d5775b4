using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of an entry of <c>calibration</c>.</summary>
internal static class CalibrationKeys
{
    public static ObjectShape<CalibrationSpec> Shape { get; } = new ObjectShape<CalibrationSpec>(
        "calibration",
        "A published figure that a value was fitted to, or that the run is held against. It has no part in the verdict.",
        () => new CalibrationSpec { To = "", Metric = "", Source = "" })
        .Key("fitted", Texts.Any,
            "Path of the value that was fitted, as in a setting; default none: the figure is a check.",
            (c, v) => c with { Fitted = v })
        .Need("to", Texts.Any, "What was published, for people.", (c, v) => c with { To = v.Trim() })
        .Need("metric", Texts.Any, "The metric that measures it, see docs/scenarios.md.",
            (c, v) => c with { Metric = v })
        .Need("target", Numbers.Any, "The published figure in the metric's unit.", (c, v) => c with { Target = v })
        .Key("within", Numbers.FromZero,
            "Largest deviation that counts as near, in the metric's unit; default: none is claimed.",
            (c, v) => c with { Within = v })
        .Need("source", Texts.Any, "Where it is published.", (c, v) => c with { Source = v });
}
