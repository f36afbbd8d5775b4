using System.Diagnostics.CodeAnalysis;
using CdnLab.AppHost.Conducting;
using CdnLab.Scenarios.Format;

namespace CdnLab.AppHost;

/// <summary>Loads the scenario of a run at the run's scale, or says everything that is wrong with it.</summary>
public static class ScenarioSource
{
    /// <summary>False when there are findings; they are printed then.</summary>
    public static bool TryLoad(
        LiveOptions options,
        TextWriter error,
        [NotNullWhen(true)] out ScenarioSpec? scenario,
        [NotNullWhen(true)] out ScenarioSpec? fullSize)
    {
        var loaded = ScenarioLoader.Load(options.Scenario, options.Settings);
        foreach (var finding in loaded.Findings)
        {
            error.WriteLine(finding);
        }
        fullSize = loaded.Spec;
        scenario = fullSize is null ? null : Scale(fullSize, options);
        return fullSize is not null && scenario is not null;
    }

    private static ScenarioSpec Scale(ScenarioSpec fullSize, LiveOptions options) => ScenarioScaling.Apply(
        fullSize.Lasting(Shorter(fullSize.Duration, fullSize.Live.Duration ?? fullSize.Duration)) with
        {
            Seed = options.Seed ?? fullSize.Seed,
        },
        options.Scale ?? fullSize.Live.Scale,
        fullSize.Live.Pops) with { Live = fullSize.Live };

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
