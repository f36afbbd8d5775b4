using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Reports;

namespace CdnLab.Scenarios.Cli.Simulate;

/// <summary>How results spread over seeds, on a terminal.</summary>
internal static class SeedsView
{
    private static readonly string[] Figures =
    [
        "requests.total", "requests.looped", "loops.peak_ratio", "loops.affected_projects", "loops.last_at",
        "edge.hit_ratio", "origin.peak_rate", "origin.peak_utilization", "origin.overload_seconds", "purge.finished_at",
    ];

    public static void Write(RunView view, RunEnsemble ensemble, RunHeader header)
    {
        if (header.Expectations.Count > 0)
        {
            view.Table(
                ["expectation", "met by", "5 %", "median", "95 %", "wanted"],
                header.Expectations.Select(e => Row(ensemble, e)));
        }
        var text = new MetricText(header.Start);
        view.Table(
            ["figure", "5 %", "median", "95 %"],
            Figures.Where(name => ensemble.Of(name).Median is not null)
                .Select(name => Row(name, ensemble.Of(name), text)));
    }

    private static string[] Row(RunEnsemble ensemble, ExpectationSpec expectation)
    {
        var spread = ensemble.Of(expectation.Metric);
        return
        [
            expectation.Name,
            $"{ensemble.Passing(expectation)} of {ensemble.Seeds.Count}",
            Figure(spread.Low),
            Figure(spread.Median),
            Figure(spread.High),
            expectation.Bound,
        ];
    }

    private static string[] Row(string metric, Spread spread, MetricText text) =>
        [metric, text.Of(metric, spread.Low), text.Of(metric, spread.Median), text.Of(metric, spread.High)];

    private static string Figure(double? value) => value is { } v ? FixedNumber.Format(Math.Round(v, 4)) : "–";
}
