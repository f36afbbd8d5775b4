using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;

namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>The steps of a change as parts that are done to a lab.</summary>
internal sealed class CrawlPlan
{
    private readonly ChangeSpec _change;
    private readonly List<CrawlStep> _steps = [];
    private string _release, _pops, _shield;

    private CrawlPlan(ChangeSpec change)
    {
        _change = change;
        _release = change.Origin.Release;
        _pops = _shield = change.Edge.Config;
        foreach (var step in change.Steps)
        {
            Add(step.Action);
        }
        // After the last step nothing more is done.
        _steps.Add(new([], [_pops], _release));
    }

    public static IReadOnlyList<CrawlStep> Of(ChangeSpec change) => new CrawlPlan(change)._steps;

    private void Add(StepAction action)
    {
        switch (action)
        {
            case DeployOriginStep deploy:
                Add([Origin(deploy.Release)]);
                break;
            case DeployEdgeStep deploy:
                Add([.. Edge(deploy.Config, deploy.Tier)]);
                break;
            case RollBackStep back:
                Add([
                    .. back.Origin is { } release ? [Origin(release)] : Array.Empty<CrawlPart>(),
                    .. back.Edge is { } config ? Edge(config, Tier.All) : [],
                ]);
                break;
            case PurgeStep purge:
                Add([.. Purge(purge)]);
                break;
            case WaitStep wait:
                Wait(wait.For);
                break;
            default:
                throw new InvalidOperationException($"no crawl of {action.Words}");
        }
    }

    private void Add(IReadOnlyList<CrawlPart> parts)
    {
        var before = _steps.Count > 0 ? _steps[^1].OtherConfigs[^1] : _change.Edge.Config;
        _steps.Add(new(parts, [.. new[] { before, _pops }.Distinct()], _release));
    }

    // Half of it, and a second before what was stored at its beginning ends, are moments to ask at.
    private void Wait(TimeSpan whole)
    {
        var moments = Lifetimes.Select(l => l - TimeSpan.FromSeconds(1)).Append(whole / 2)
            .Where(m => m > TimeSpan.Zero && m < whole).Append(whole).Distinct().Order().ToList();
        foreach (var (from, to) in moments.Prepend(TimeSpan.Zero).Zip(moments))
        {
            Add([new($"wait {to - from}", lab => lab.Clock.Now += to - from)]);
        }
    }

    private static IEnumerable<TimeSpan> Lifetimes => [TimeSpan.FromDays(1), TimeSpan.FromMinutes(15)];

    private CrawlPart Origin(string release)
    {
        _release = release;
        return new($"origin {release}", lab => lab.Release = release);
    }

    private IEnumerable<CrawlPart> Edge(string config, Tier tier)
    {
        if (tier != Tier.Shield && config != _pops)
        {
            _pops = config;
            yield return new($"pop {config}", lab => lab.Pop.Deploy(config));
        }
        if (_change.Shield && tier != Tier.Pops && config != _shield)
        {
            _shield = config;
            yield return new($"shield {config}", lab => lab.Shield!.Deploy(config));
        }
    }

    private IEnumerable<CrawlPart> Purge(PurgeStep purge)
    {
        var name = _change.Names[0];
        string[] Of(IEnumerable<string> templates) => [.. templates.Select(template => template
            .Replace("{name}", name, StringComparison.Ordinal)
            .Replace("{normalized}", Pep503.Normalize(name), StringComparison.Ordinal))];
        var request = new PurgeRequest
        {
            Keys = Of(purge.Keys), Urls = Of(purge.Urls), All = purge.All, Soft = purge.Mode == PurgeMode.Soft,
        };
        if (purge.Tier != Tier.Shield)
        {
            yield return new("pop: " + purge.Words, lab => lab.Pop.Purge(request));
        }
        if (_change.Shield && purge.Tier != Tier.Pops)
        {
            yield return new("shield: " + purge.Words, lab => lab.Shield!.Purge(request));
        }
    }
}
