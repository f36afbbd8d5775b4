namespace CdnLab.Scenarios.Format.Findings;

/// <summary>Something wrong in a scenario file or in a setting on it.</summary>
/// <param name="File">The file as the user named it; for a setting <c>--set</c> and its path, the place then being one
/// in its value.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Code">What kind of error (<see cref="FindingCode"/>).</param>
/// <param name="What">What is wrong, the offending value named, and what is known instead.</param>
/// <param name="Fix">What to do.</param>
public sealed record Finding(string File, int Line, int Column, FindingCode Code, string What, string Fix)
{
    /// <summary>As compilers print it, so that editors and CI can read it:
    /// <c>file:line:column: error LAB012: what; fix</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: error {Code.Id}: {What}; {Fix}";
}
