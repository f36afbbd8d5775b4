using System.Globalization;
using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>How the figures of a run differ from seed to seed.</summary>
internal static class SeedsSection
{
    public static IEnumerable<Block> Write(ReportContext c)
    {
        if (c.Ensemble is not { } ensemble)
            yield break;
        var seeds = ensemble.Seeds;
        yield return new HeadingBlock($"Spread over {Wording.Count(seeds.Count)} seeds");
        yield return new ParagraphBlock(
            $"The scenario was simulated {Wording.Count(seeds.Count)} times, with the seeds {Number(seeds[0].Seed)} to "
                + $"{Number(seeds[^1].Seed)}: the same rules and times, other draws. Text, timeline and marks of this "
                + $"report are of seed {Number(c.Header.Seed)}; its charts show the median of the seeds, bin by bin, "
                + "and a band from their 5th to their 95th percentile.");
        if (c.Header.Expectations.Count > 0)
        {
            yield return new TableBlock(
                ["expectation", "met by", "5 %", "median", "95 %", "bound"],
                [.. c.Header.Expectations.Select(e => Row(ensemble, e))], 1, 2, 3, 4, 5);
        }
        var text = new MetricText(c.Header.Start);
        var own = MetricCatalog.Measure(c.Record, c.Summary);
        yield return new TableBlock(
            ["figure", "this run", "5 %", "median", "95 %"],
            [.. MetricCatalog.Simulated.Where(name => ensemble.Of(name).Median is not null)
                .Select(name => Row(name, own[name], ensemble.Of(name), text))], 1, 2, 3, 4);
    }

    private static Prose[] Row(RunEnsemble ensemble, ExpectationSpec expectation)
    {
        var (passing, all) = (ensemble.Passing(expectation), ensemble.Seeds.Count);
        var spread = ensemble.Of(expectation.Metric);
        var met = $"{Wording.Count(passing)} of {Wording.Count(all)}";
        return
        [
            expectation.Name,
            passing == all ? met : Inline.Strong(met),
            Figure(spread.Low),
            Figure(spread.Median),
            Figure(spread.High),
            expectation.Bound,
        ];
    }

    private static Prose[] Row(string metric, double? own, Spread spread, MetricText text) =>
    [
        Inline.Code(metric),
        text.Of(metric, own),
        text.Of(metric, spread.Low),
        text.Of(metric, spread.Median),
        text.Of(metric, spread.High),
    ];

    private static string Figure(double? value) => value is { } v ? FixedNumber.Format(Math.Round(v, 4)) : "–";

    private static string Number(ulong seed) => seed.ToString(CultureInfo.InvariantCulture);
}
