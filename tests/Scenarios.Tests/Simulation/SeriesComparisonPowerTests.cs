using CdnLab.Model.Clients;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>A comparison that cannot fail proves nothing: an engine that is a little wrong is found out.</summary>
public sealed class SeriesComparisonPowerTests
{
    private static readonly Dictionary<string, (string Case, Func<ScenarioSpec, ScenarioSpec> Wrong)> Mistakes = new()
    {
        ["lifetime a tenth too short"] = ("steady", spec => spec.With(
            SmallScenario.Release("before", CanonicalSpelling.Verbatim, "max-age=54"))),
        ["age lost between tiers"] = ("shield", spec => spec.With(spec.Edge.Profile with { StripAge = true })),
        ["caches too empty at the start"] = (
            "shield-strips-age", spec => spec with { Fill = TimeSpan.FromSeconds(30) }),
        ["stale window a quarter too short"] = ("stale-while-revalidate-everywhere", spec => spec.With(
            SmallScenario.Release(
                "before", CanonicalSpelling.Verbatim, "max-age=40, stale-while-revalidate=15"))),
        ["service a tenth too slow"] = ("slow-and-failing", spec => spec.With(spec.Origin.Capacity with
        {
            ServiceTimeMedian = spec.Origin.Capacity.ServiceTimeMedian * 1.1,
        })),
        ["delivery of purges too fast"] = ("edges-before-shield", spec => spec with
        {
            PurgeDeliveryByPop = new Dictionary<string, PurgeDelivery>(),
        }),
        ["requests over the limit"] = ("self-loops", spec =>
            WithPersonas(spec, p => p with { RequestsMax = p.RequestsMax + 1 })),
        ["one retry too few"] = ("retries", spec =>
            WithPersonas(spec, p => p with { RetriesMax = p.RetriesMax - 1 })),
        ["variants told apart"] = ("two-variants", spec => WithPersonas(spec, p => p with { GzipShare = 1 })),
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Differences_OneMistake_AreSeen(string mistake)
    {
        var (name, wrong) = Mistakes[mistake];

        var comparison = Comparisons.OfOther(name, wrong(ComparisonCases.Get(name).Spec));

        Assert.NotEmpty(comparison.Differences);
        Assert.Contains(comparison.Differences[0].Quantity.Name, comparison.Table(), StringComparison.Ordinal);
    }

    private static ScenarioSpec WithPersonas(ScenarioSpec spec, Func<ClientPersona, ClientPersona> wrong) => spec with
    {
        Clients = spec.Clients with
        {
            Personas = SmallScenario.Named(p => p.Name, spec.Clients.Personas.Values.Select(wrong)),
        },
    };

    [Fact]
    public void TwoSidedLimit_KnownProbability_IsThatOfTables()
    {
        Assert.Equal(2.5758, NormalLaw.TwoSidedLimit(0.01), 4);
        Assert.Equal(4.8916, NormalLaw.TwoSidedLimit(1e-6), 4);
        Assert.Equal(2.05, NormalLaw.OfStudent(2.228, 10), 0.1);
    }
}
