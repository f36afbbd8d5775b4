using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>Puts the sections of a run's report together.</summary>
internal static class ReportComposer
{
    public static Report Compose(RunRecord record, RunEnsemble? ensemble = null, FidelityTable? fidelity = null)
    {
        var context = ReportContext.Of(record, ensemble, fidelity);
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
            .. CalibrationSection.Write(context),
            .. SeedsSection.Write(context),
            .. PreventionSection.Write(context),
            .. SimulationSection.Write(context),
            .. FidelitySection.Write(context),
            .. RepeatSection.Write(context),
        ]);
    }
}
