using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>What a scenario must keep beyond the shape of its values.</summary>
internal static class SpecChecks
{
    /// <summary>Runs every check.</summary>
    public static void Run(ScenarioSpec spec, ReadContext context)
    {
        SpecCheck[] checks =
        [
            new ReferenceCheck(spec, context),
            new TopologyCheck(spec, context),
            new CatalogueCheck(spec, context),
            new OriginCheck(spec, context),
            new ClientCheck(spec, context),
            new EdgeRuleCheck(spec, context),
            new TemplateCheck(spec, context),
            new ActionCheck(spec, context),
            new TimelineCheck(spec, context),
            new OverlapCheck(spec, context),
            new ExpectationCheck(spec, context),
            new CalibrationCheck(spec, context),
        ];
        foreach (var check in checks)
        {
            check.Run();
        }
    }
}
