using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.Live.Tests;

/// <summary>The scenario of these tests: shield and PoPs, a tiny catalogue, and the change of 2022-06-10.</summary>
internal static class SmallScenario
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "small.yaml");

    public static ScenarioSpec Load()
    {
        var loaded = ScenarioLoader.Load(File);
        Assert.Empty(loaded.Findings);
        return loaded.Spec!;
    }

    public static Catalogue Catalogue(ScenarioSpec scenario) =>
        Model.Workloads.Catalogue.Create(scenario.Catalogue, scenario.Seed);
}
