using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Journal;
using Xunit;

namespace CdnLab.Scenarios.Tests.Fidelity;

/// <summary>The scenario of the live fidelity test, simulated once for the tests that compare with it.</summary>
public sealed class SimulatedEnsemble
{
    private static readonly string Source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fidelity.yaml"));

    /// <summary>The scenario.</summary>
    public ScenarioSpec Scenario { get; } = Load(Source);

    /// <summary>Series of the simulated runs.</summary>
    public IReadOnlyList<IReadOnlyList<SeriesRow>> Runs { get; } =
        FidelityEnsemble.Simulate(Load(Source), TestContext.Current.CancellationToken);

    /// <summary>The scenario with a part of its text replaced.</summary>
    public ScenarioSpec Changed(string from, string to)
    {
        Assert.Contains(from, Source, StringComparison.Ordinal);
        return Load(Source.Replace(from, to, StringComparison.Ordinal));
    }

    private static ScenarioSpec Load(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"cdnlab-{Path.GetRandomFileName()}.yaml");
        try
        {
            File.WriteAllText(path, text);
            var loaded = ScenarioLoader.Load(path);
            Assert.Empty(loaded.Findings);
            return loaded.Spec!;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
