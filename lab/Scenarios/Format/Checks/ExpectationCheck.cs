using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>Expectations name a metric and have a bound that some value meets.</summary>
internal sealed class ExpectationCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    public override void Run()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var expectation in Spec.Expectations)
        {
            var what = $"expectation '{expectation.Name}'";
            Refer(Node(expectation, "metric"), expectation.Metric, what, "metric", MetricCatalog.Names);
            if (!names.Add(expectation.Name))
            {
                Report(
                    FindingCode.Duplicate,
                    Node(expectation, "name"),
                    $"two expectations are called '{expectation.Name}'",
                    "rename one");
            }
            CheckBounds(expectation, what);
        }
    }

    private void CheckBounds(ExpectationSpec expectation, string what)
    {
        var source = Source(expectation);
        var given = new[] { "at_least", "at_most", "equals" }.Where(k => source?[k] is not null).ToList();
        if (given.Count == 0)
        {
            Report(
                FindingCode.Bounds, source, $"{what} has no bound", "add 'at_least', 'at_most' or 'equals'");
        }
        else if (given.Count > 1 && given.Contains("equals"))
        {
            ReportKey(
                FindingCode.Choice,
                source!["equals"],
                $"{what} has {given[0]} and equals, which exclude each other",
                "keep one");
        }
        else if (expectation.AtLeast > expectation.AtMost)
        {
            Report(
                FindingCode.Bounds,
                source!["at_most"]!.Value,
                $"{what}: no value is at least {expectation.AtLeast} and at most {expectation.AtMost}",
                "swap or widen the bounds");
        }
    }
}
