namespace CdnLab.Scenarios.Checking.Output;

/// <summary>Verdicts in words, the same in every format.</summary>
internal static class VerdictText
{
    /// <summary>What a report says of its change.</summary>
    public static string Of(CheckReport report) => report.Verdict switch
    {
        CheckVerdict.Safe => "safe, proved for this model",
        CheckVerdict.Unsafe => $"unsafe, {report.Findings.Count} found",
        CheckVerdict.Incomplete => "nothing found, but not proved: incomplete, see the notes",
        _ => "nothing found, but not proved: there are more states than were allowed",
    };

    /// <summary>A verdict in a word or two.</summary>
    public static string Word(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Safe => "safe",
        CheckVerdict.Unsafe => "unsafe",
        _ => "not proved",
    };
}
