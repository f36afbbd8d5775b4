using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Settings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>Calibrations name a metric, and a value that the file has.</summary>
internal sealed class CalibrationCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    public override void Run()
    {
        foreach (var entry in Spec.Calibration)
        {
            var what = $"calibration '{entry.To}'";
            Refer(Node(entry, "metric"), entry.Metric, what, "metric", MetricCatalog.Names);
            if (entry.Fitted is { } path && FittedValue.Find(Source(Spec), path) is null)
            {
                Report(
                    FindingCode.Reference,
                    Node(entry, "fitted"),
                    $"{what}: the file has no value '{path}'",
                    "name one that it has, as in purges.letters.mode");
            }
        }
    }
}
