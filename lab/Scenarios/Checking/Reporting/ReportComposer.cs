using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Compilation;

namespace CdnLab.Scenarios.Checking.Reporting;

/// <summary>Makes the report of what the searches found.</summary>
internal sealed class ReportComposer(
    ChangeSpec spec, NameCensus census, IReadOnlyList<UrlGroup> groups, CheckOptions options)
{
    public CheckReport Compose(SearchSummary summary)
    {
        IReadOnlyList<CheckFinding> findings = [.. new FindingComposer(spec, census, summary).Compose(), .. OfPlan()];
        var variants = new VariantChecker(spec, groups, options);
        return new()
        {
            Change = spec,
            Verdict = findings.Count > 0 ? CheckVerdict.Unsafe
                : Quiet(summary.Finished),
            Findings = findings,
            FirstUnsafe = Moments.First(spec, summary),
            Classes = [.. groups.Select(g => Class(g, summary))],
            Orders = variants.Orders(summary),
            Rollbacks = variants.Rollbacks(),
            Notes = [.. Notes()],
            Names = census.Names,
            Searches = summary.Searches.Count,
            States = summary.Searches.Sum(s => (long)s.States),
            Steps = summary.Searches.Sum(s => s.Steps),
            StateBytes = summary.Searches.Select(s => s.Bytes).DefaultIfEmpty(0).Max(),
        };
    }

    // What is to be said where nothing was found.
    private CheckVerdict Quiet(bool finished) => spec.Unread.Count > 0 ? CheckVerdict.Incomplete
        : finished ? CheckVerdict.Safe : CheckVerdict.Unfinished;

    private IEnumerable<CheckFinding> OfPlan() =>
        from property in PlanProperties.Of(spec.Bounds)
        from broken in property.Broken(spec, groups)
        select new CheckFinding
        {
            Rule = property.Rule,
            What = broken.What,
            Place = spec.Steps[broken.Step].Place ?? spec.Place,
            When = $"step {broken.Step + 1}, {spec.Steps[broken.Step].Action.Words}",
            Step = broken.Step,
        };

    private CheckedClass Class(UrlGroup group, SearchSummary summary)
    {
        var results = summary.Groups.Where(g => g.Group == group).Select(g => g.Result).ToList();
        var verdict = results.Any(r => r.Violations.Count > 0) ? CheckVerdict.Unsafe
            : Quiet(results.All(r => r.Finished));
        return new(
            group.Title,
            group.Names.Count,
            census.Names == 0 || group.Names.Spelling == NameClass.Missing
                ? null : (double)group.Names.Count / census.Names,
            group.Names.Examples,
            group.Space.Keys.Count,
            verdict);
    }

    private IEnumerable<string> Notes()
    {
        foreach (var part in spec.Unread)
        {
            yield return $"incomplete: {part.Place}: not understood: {part.What}";
        }
        if (census.Outside > 0)
        {
            yield return $"{census.Outside} lines of the names file are neither names nor URLs of a family; "
                + "nothing is said of them";
        }
        if (census.Names == 0)
        {
            yield return "no names were given: each kind of spelling was tried on a name made up";
        }
    }
}
