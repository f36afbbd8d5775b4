using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Stops storing redirects before anything else is changed, and while it is.</summary>
internal sealed class KeepNoRedirects : IRemedy
{
    private const string Suffix = "-no-redirects";
    private static readonly int[] Statuses = [301, 302, 307, 308];

    public string Title => "do not cache redirects";

    public ChangeSpec? Apply(ChangeSpec spec)
    {
        var before = Without(spec.Edge.Configs[spec.Edge.Config]) with { Name = spec.Edge.Config + Suffix };
        if (Edits.WithConfigs(spec, Suffix, Without) is not { } changed)
        {
            return null;
        }
        var configs = new OrderedDictionary<string, EdgeConfig>(changed.Edge.Configs, StringComparer.Ordinal)
        {
            [before.Name] = before,
        };
        return changed with
        {
            Edge = changed.Edge with { Configs = configs },
            Steps = [new(new DeployEdgeStep { Config = before.Name }), .. changed.Steps],
        };
    }

    private static EdgeConfig Without(EdgeConfig config) =>
        config with { UnstorableStatuses = [.. config.UnstorableStatuses.Union(Statuses)] };
}
