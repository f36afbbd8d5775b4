using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>The origin can be found healthy.</summary>
internal sealed class OriginCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    public override void Run()
    {
        if (Spec.Origin.HealthCheck is { } check && check.HealthyAt > check.Window)
        {
            Report(
                FindingCode.Range,
                Node(check, "healthy_at") ?? Node(check, "window"),
                $"origin.health_check.healthy_at: {check.HealthyAt} is above the window of {check.Window}",
                "lower it or raise the window");
        }
    }
}
