using CdnLab.Model.Redirects;
using CdnLab.Model.Workloads;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>When the before/after table is measured, and on which URLs.</summary>
public static class ExchangeStages
{
    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(3);

    /// <summary>The stages in order: before the first deploy, after the last, and at the end of the run.</summary>
    public static IReadOnlyList<(DateTimeOffset At, string Stage)> Of(ScenarioSpec scenario)
    {
        var deploys = scenario.Timeline.Where(s => s.Action is DeployOriginAction or DeployEdgeAction).ToList();
        var stages = new List<(DateTimeOffset, string)>();
        if (deploys.Count > 0)
        {
            var last = deploys[^1];
            var over = last.Action is DeployEdgeAction edge ? edge.Over : TimeSpan.Zero;
            stages.Add((scenario.Start, "before the deploys"));
            stages.Add((last.At + over + Settle, "after the deploys"));
        }
        stages.Add((scenario.End - Settle, "at the end"));
        return [.. stages.Where(s => s.Item1 < scenario.End)];
    }

    /// <summary>Both spellings of one document: of the most popular project whose name differs, in the first family
    /// whose canonical spelling some release redirects to.</summary>
    public static IReadOnlyList<string> Paths(ScenarioSpec scenario, Catalogue catalogue)
    {
        var project = catalogue.Projects.FirstOrDefault(p => p.Differs) ?? catalogue.Projects[0];
        var family = scenario.Families.FirstOrDefault(f => Spellings(scenario, f).Distinct().Count() > 1)
            ?? scenario.Families[0];
        var path = Template.Parse(family.Paths[0]);
        return [.. new[] { project.Name, project.Normalized }.Distinct().Select(name =>
            path.Expand(place => place == "name" ? name : Project.VersionName(1)))];
    }

    /// <summary>Measures every stage when its time has come; the table is in the journal after the last.</summary>
    public static async Task MeasureAsync(
        IReadOnlyList<(DateTimeOffset At, string Stage)> stages,
        ExchangeProbe probe,
        Lab lab,
        RunLog log,
        CancellationToken cancellation)
    {
        var rows = new List<ExchangeRow>();
        foreach (var (at, stage) in stages)
        {
            await lab.WaitUntilAsync(at, cancellation);
            rows.AddRange(await probe.AskAsync(stage, cancellation));
        }
        log.Append(JournalEvents.ExchangeTable(lab.Clock.GetUtcNow(), "One project, both spellings", rows));
    }

    private static IEnumerable<CanonicalSpelling> Spellings(ScenarioSpec scenario, DocumentFamily family) =>
        scenario.Origin.Releases.Values
            .Where(r => r.Routes.ContainsKey(family.Name))
            .Select(r => r.Routes[family.Name].Canonical);
}
