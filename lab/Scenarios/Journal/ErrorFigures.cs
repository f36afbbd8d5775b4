namespace CdnLab.Scenarios.Journal;

/// <summary>When client requests failed: ended in a 5xx or were given up.</summary>
internal static class ErrorFigures
{
    /// <summary>Error ratio above which a bin counts as disturbed.</summary>
    public const double Disturbed = 0.01;

    /// <summary>Error ratio from which on a bin counts as mostly down.</summary>
    public const double Half = 0.5;

    public static double? PeakRatio(RunRecord record) => record.Series.Max(b => b.ErrorRatio);

    public static double DisturbedSeconds(RunRecord record) =>
        record.Series.Where(b => b.ErrorRatio > Disturbed).Sum(b => b.BinSeconds);

    public static double HalfSeconds(RunRecord record) =>
        record.Series.Where(b => b.ErrorRatio >= Half).Sum(b => b.BinSeconds);
}
