using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Scenarios.Checking.Synthesis;

/// <summary>Begins with a release that serves every spelling, and ends with the one that redirects.</summary>
internal sealed class ServeBothFirst : IRemedy
{
    public string Title => "serve both forms first";

    public ChangeSpec? Apply(ChangeSpec spec)
    {
        if (spec.Steps.FirstOrDefault(s => s.Action is DeployOriginStep) is not { Action: DeployOriginStep deploy } step
            || spec.Origin.Releases[deploy.Release] is not { } target
            || target.Routes.Values.All(r => r.Canonical == CanonicalSpelling.Any && r.RedirectTo is null))
        {
            return null;
        }
        var both = target with
        {
            Name = target.Name + "-both-forms",
            Routes = target.Routes.ToDictionary(
                r => r.Key, r => r.Value with { Canonical = CanonicalSpelling.Any, RedirectTo = null }),
        };
        var releases = new OrderedDictionary<string, OriginRelease>(spec.Origin.Releases, StringComparer.Ordinal)
        {
            [both.Name] = both,
        };
        return spec with
        {
            Origin = spec.Origin with { Releases = releases },
            Steps = [new(new DeployOriginStep(both.Name)), .. spec.Steps.Where(s => s != step), step],
        };
    }
}
