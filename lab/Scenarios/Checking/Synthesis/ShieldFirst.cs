using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Deploys edge configs at the shield before the PoPs.</summary>
internal sealed class ShieldFirst : IRemedy
{
    public string Title => "deploy the edge at the shield first";

    public ChangeSpec? Apply(ChangeSpec spec) =>
        spec.Shield && spec.Steps.Any(s => s.Action is DeployEdgeStep { Tier: Tier.All })
            ? spec with { Steps = [.. spec.Steps.SelectMany(Split)] }
            : null;

    private static IEnumerable<ChangeStep> Split(ChangeStep step) =>
        step.Action is DeployEdgeStep { Tier: Tier.All } deploy
            ?
            [
                step with { Action = deploy with { Tier = Tier.Shield } },
                step with { Action = deploy with { Tier = Tier.Pops } },
            ]
            : [step];
}
