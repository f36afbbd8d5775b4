using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>Puts the sections of a run's report together.</summary>
internal static class ReportComposer
{
    public static Report Compose(RunRecord record)
    {
        var context = ReportContext.Of(record);
        var title = record.Header.Title.Length > 0 ? record.Header.Title : record.Header.Scenario;
        return new Report(title, [
            .. SummarySection.Write(context),
            .. ImpactSection.Write(context),
            .. TimelineSection.Write(context),
            .. ExchangeSection.Write(context),
            .. CauseSection.Write(context),
            .. NumbersSection.Write(context),
            .. EdgeProgramSection.Write(context),
            .. PlotsSection.Write(context),
            .. ExpectationSection.Write(context),
            .. PreventionSection.Write(context),
            .. RepeatSection.Write(context),
        ]);
    }
}
