using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.Reporting;
using CdnLab.Scenarios.Checking.States;
using CdnLab.Scenarios.Checking.Synthesis;

namespace CdnLab.Scenarios.Checking;

/// <summary>Checks changes: <c>cdnlab check</c> as a method.</summary>
public static class ChangeCheck
{
    /// <summary>Checks a change.</summary>
    /// <param name="spec">The change.</param>
    /// <param name="suggest">Whether steps are looked for that make the plan safe.</param>
    /// <param name="statesMax">States after which a search gives up; null: the default.</param>
    /// <param name="progress">Told the states found and looked at, now and then; null: nobody.</param>
    /// <exception cref="Compilation.CompilationException">The rules make ever new URLs, or the change is beyond what a
    /// search can hold.</exception>
    public static CheckReport Run(
        ChangeSpec spec, bool suggest = false, int? statesMax = null, Action<int, int>? progress = null)
    {
        var limits = new SearchLimits(statesMax ?? SearchLimits.StatesMaxDefault, Progress: progress);
        var options = new CheckOptions { Limits = limits };
        spec = UsedParts.Of(spec);
        var census = NameCensus.Take(spec);
        var groups = UrlGroups.Of(spec, census);
        var summary = ChangeChecker.Search(spec, groups, options);
        var report = new ReportComposer(spec, census, groups, options).Compose(summary);
        if (!suggest || report.Verdict != CheckVerdict.Unsafe)
        {
            return report;
        }
        return spec.Unread.Count > 0
            ? report with { Notes = [.. report.Notes, "no plan is suggested: with unread parts none can be proved"] }
            : report with { Suggestions = Synthesizer.Run(spec, census, groups, options) };
    }
}
