using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Deploys the other layer first.</summary>
internal sealed class SwapOrder : IRemedy
{
    public string Title => "deploy in the other order";

    public ChangeSpec? Apply(ChangeSpec spec)
    {
        var steps = spec.Steps.ToList();
        var origin = steps.FindIndex(s => s.Action is DeployOriginStep);
        var edge = steps.FindIndex(s => s.Action is DeployEdgeStep);
        if (origin < 0 || edge < 0)
        {
            return null;
        }
        (steps[origin], steps[edge]) = (steps[edge], steps[origin]);
        return spec with { Steps = steps };
    }
}
