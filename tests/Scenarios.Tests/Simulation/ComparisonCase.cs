using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Simulation.Clock;

namespace CdnLab.Scenarios.Tests.Simulation;

/// <summary>A scenario on which engines are compared, and the stretches of it that are compared each by itself.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Spec">The scenario.</param>
/// <param name="Cuts">Minutes at which stretches end; the last one lasts to the end of the run.</param>
internal sealed record ComparisonCase(string Name, ScenarioSpec Spec, params double[] Cuts)
{
    /// <summary>Relative difference of means that the simulator states for what the case is about (docs/simulation.md,
    /// section 4); 0: none.</summary>
    public double Stated { get; init; }

    /// <summary>Width of a bin of the series.</summary>
    public TimeSpan Bin => BinWidth.Of(Spec);

    /// <summary>The stretches in order, and the whole run.</summary>
    public IReadOnlyList<Phase> Phases
    {
        get
        {
            string[] names = Cuts.Length == 2 ? ["before", "during", "after"] : ["first", "second"];
            DateTimeOffset[] ends = [Spec.Start, .. Cuts.Select(SmallScenario.At), Spec.End];
            var parts = Cuts.Length == 0 ? [] : ends.Skip(1).Select((end, i) => new Phase(names[i], ends[i], end));
            return [.. parts, new("whole", Spec.Start, Spec.End)];
        }
    }
}
