namespace CdnLab.Scenarios.Import;

/// <summary>Something of a configuration file that was not understood, so that the rules read from it are incomplete.
/// </summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Text">The words of the file.</param>
/// <param name="Why">Why no rule was made of them.</param>
public sealed record ImportFinding(string File, int Line, int Column, string Text, string Why)
{
    /// <summary>As compilers print it: <c>file:line:column: not understood: 'text': why</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: not understood: '{Text}': {Why}";
}
