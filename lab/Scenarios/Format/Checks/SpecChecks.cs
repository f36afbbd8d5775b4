using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>What a scenario must keep beyond the shape of its values.</summary>
internal static class SpecChecks
{
    public static void Run(ScenarioSpec spec, ReadContext context)
    {
    }
}
