using CdnLab.Model.Clients;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Checking.States;
using CdnLab.Scenarios.Checking.Stories;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.Reporting;

/// <summary>Puts violations of many classes and clients together into findings.</summary>
internal sealed class FindingComposer(ChangeSpec spec, NameCensus census, SearchSummary summary)
{
    /// <summary>One finding for each property and way to break it: the shortest story of all classes, clients and
    /// moments.</summary>
    public IReadOnlyList<CheckFinding> Compose() =>
    [
        .. from violated in (from result in summary.Groups
                             from violation in result.Result.Violations
                             select (Result: result, Violation: violation))
               .GroupBy(v => (v.Violation.Key.Rule, v.Violation.Key.What))
           let sorted = violated.OrderBy(v => Length(v.Violation)).ThenBy(v => v.Violation.Key.Steps).ToList()
           orderby Length(sorted[0].Violation), violated.Key.Rule.Id
           select Finding(sorted),
    ];

    private static int Length(Violation violation) => violation.Depth + violation.Walk.Hops.Count;

    private CheckFinding Finding(List<(GroupResult Result, Violation Violation)> violated)
    {
        var (result, violation) = violated[0];
        var groups = violated.Select(v => v.Result.Group).Distinct().ToList();
        var names = groups.Select(g => g.Names).Where(n => n.Spelling != NameClass.Missing).Distinct().ToList();
        var modes = violated.Select(v => v.Result.Mode).ToHashSet();
        var heals = HealTime.Of(result.Result.World, violation.Walk, (byte)violation.Point.Index);
        return new()
        {
            Rule = violation.Key.Rule,
            What = violation.Key.What,
            Place = Moments.PlaceOf(spec, violation.Key),
            When = Moments.Words(spec, violation.Key),
            Step = Moments.StepOf(violation.Key),
            Personas = [.. spec.Personas.Where(p => modes.Contains(p.Cache) || modes.Contains(ClientCacheMode.None))
                .Select(p => p.Name)],
            Classes = [.. groups.Select(g => g.Title)],
            Share = census.Names == 0 ? null : (double)names.Sum(n => n.Count) / census.Names,
            Examples = [.. names.SelectMany(n => n.Examples).Take(NameGroup.ExamplesMax)],
            HealsAfter = heals == HealTime.Never ? null : heals,
            Project = result.Group.Names.Member.Project?.Name,
            VersionExists = result.Group.Variety != UrlGroup.NoSuchVersion,
            Story = StoryTeller.Tell(result.Result.World, violation),
        };
    }
}
