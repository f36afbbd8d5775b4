using CdnLab.Scenarios.Comparing;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Tests.Simulation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Comparing;

/// <summary>A run of a sample of the projects against runs of all of them: seed by seed other draws, in the mean the same
/// figures.</summary>
public sealed class SampledContinuationTests
{
    private const int Seeds = 6;

    // A t of five degrees of freedom goes beyond this once in three thousand times.
    private const double DeviationsMax = 8;

    private static readonly IReadOnlyList<string> Usual = ["clients.rate=250", "origin.capacity.workers=1"];

    // A purge of everything keeps it full for minutes: it rejects most of what comes.
    private static readonly IReadOnlyList<string> Slow =
    [
        "clients.rate=500", "origin.capacity.workers=2", "origin.capacity.queue_max=200",
        "origin.capacity.service_time_median=2s", "origin.capacity.small_service_time_median=75ms",
    ];

    private static readonly IReadOnlyDictionary<string, Func<RemedyFigures, double>> Compared =
        new Dictionary<string, Func<RemedyFigures, double>>
        {
            ["looped"] = f => f.Looped,
            ["failed"] = f => f.Failed,
            ["misses"] = f => f.Miss,
            ["purge refills"] = f => f.PurgeRefill,
            ["revalidations"] = f => f.Revalidation,
            ["redirects"] = f => f.Redirect,
            ["collateral"] = f => f.Collateral,
            ["affected projects"] = f => f.AffectedProjects,
            ["half clean"] = f => f.Clean50 ?? 3600,
            ["peak rate"] = f => f.OriginPeakRate,
            ["peak utilization"] = f => f.OriginPeakUtilization,
            ["hit ratio dip"] = f => f.HitRatioDip,
            ["overload"] = f => f.OverloadSeconds,
        };

    [Theory]
    [InlineData("letters:soft", false, 0.01)]
    [InlineData("all:hard", false, 0.01)]
    [InlineData("all:hard", true, 0.25)] // of an origin as small, with its few requests a second, no more can be had
    public void Run_ASampleOfATenth_HasTheFiguresOfTheWhole(string remedy, bool overloads, double tolerance)
    {
        var findings = new List<string>();
        var spec = Load(overloads ? Slow : Usual);
        var at = RemedyChoices.DecisionOf(spec)!.Value;
        var plans = RemedyChoices.Read(spec, 1, at, [remedy], findings);
        Assert.Empty(findings);
        var common = RemedyScenarios.Common(spec, plans, at, TimeSpan.FromMinutes(60));
        IReadOnlyList<RemedyFigures> Run(int? sample)
        {
            var runs = new SimulatedContinuation(common, plans, at, sample);
            return [.. Enumerable.Range(1, Seeds).Select(
                seed => runs.Run(plans[0], (ulong)seed, null, CancellationToken.None).Figures)];
        }
        var (whole, sampled) = (Run(null), Run(300));

        Assert.All(Compared, figure =>
        {
            var (a, b) = (Of(whole, figure.Value), Of(sampled, figure.Value));
            var deviation = Math.Sqrt((a.Variance + b.Variance) / Seeds);
            Assert.True(
                Math.Abs(a.Mean - b.Mean) <= (DeviationsMax * deviation) + (tolerance * Math.Abs(a.Mean)),
                $"{figure.Key}: {a.Mean:g4} ± {a.Deviation:g2} of all, {b.Mean:g4} ± {b.Deviation:g2} of a sample");
        });
    }

    private static ScenarioSpec Load(IReadOnlyList<string> capacity)
    {
        var spec = ScenarioLoader.Load(
            "pypi-json-2022-06-10",
            [
                "catalogue.projects=3000", "purges.letters.calls_per_second=0.4", .. capacity,
            ]).Spec!;
        return spec with { Topology = spec.Topology with { Pops = [.. spec.Topology.Pops.Take(6)] } };
    }

    private static Moments Of(IReadOnlyList<RemedyFigures> runs, Func<RemedyFigures, double> figure) =>
        Moments.Of([.. runs.Select(figure)]);
}
