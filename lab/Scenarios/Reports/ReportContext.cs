using CdnLab.Scenarios.Charts;
using CdnLab.Scenarios.Ensembles;
using CdnLab.Scenarios.Export;
using CdnLab.Scenarios.Fidelity;
using CdnLab.Scenarios.Journal;

namespace CdnLab.Scenarios.Reports;

/// <summary>What the sections of a report are written from.</summary>
internal sealed record ReportContext(
    RunRecord Record,
    RunSummary Summary,
    RunWindows Windows,
    IReadOnlyList<Chart> Charts,
    Wording Say,
    RunEnsemble? Ensemble = null,
    FidelityTable? Fidelity = null)
{
    public static ReportContext Of(
        RunRecord record, RunEnsemble? ensemble = null, FidelityTable? fidelity = null)
    {
        var summary = RunSummarizer.Summarize(record);
        return new ReportContext(
            record, summary, RunWindows.Of(record, summary), RunCharts.Of(record, summary, ensemble),
            new Wording(record.Header.Start), ensemble, fidelity);
    }

    public RunHeader Header => Record.Header;

    /// <summary>Whether the run was computed in virtual time.</summary>
    public bool Simulated => Header.Mode == "simulated";

    public bool Looped => Summary.Loops.FirstAt is not null;

    /// <summary>The real cache that ran as the edge; null: the lab's own.</summary>
    public EdgeProgram? EdgeProgram =>
        Enum.TryParse<EdgeProgram>((string?)Header.Options["edge"], ignoreCase: true, out var program) ? program : null;

    /// <summary>When the run ended: after its last bin, however long it was planned to be.</summary>
    public DateTimeOffset End => Record.Series.Count > 0 ? Record.Series[^1].End : Header.End;

    /// <summary>Wire traffic of the edge between edge deploy and purge.</summary>
    public Comparison? WireInLoop => Comparison.Of(
        Windows.Before.WireRate, Windows.Before.WireRequests, Windows.Loop.WireRate, Windows.Loop.WireRequests);

    /// <summary>Origin traffic between edge deploy and purge.</summary>
    public Comparison? OriginInLoop => Origin(Windows.Loop);

    /// <summary>Origin traffic during the purge.</summary>
    public Comparison? OriginInPurge => Origin(Windows.Purge);

    public JournalEvent? FirstDeploy(string kind) => Record.OfKind(kind).FirstOrDefault();

    private Comparison? Origin(RunWindow during) => Comparison.Of(
        Windows.Before.OriginRate, Windows.Before.OriginRequests, during.OriginRate, during.OriginRequests);
}
