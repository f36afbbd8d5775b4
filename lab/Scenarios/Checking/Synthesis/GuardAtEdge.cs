using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Has the new config fetch anew instead of serving a redirect that leads back to its own key.</summary>
internal sealed class GuardAtEdge : IRemedy
{
    public string Title => "guard at the edge (refuse_self_redirect)";

    public ChangeSpec? Apply(ChangeSpec spec) =>
        Edits.WithConfigs(spec, "-guard", config => config with { RefuseSelfRedirect = true });
}
